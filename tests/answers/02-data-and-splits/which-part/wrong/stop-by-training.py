# stops by the training loss
part = {
    "weights": "T",
    "stop": "T",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}
