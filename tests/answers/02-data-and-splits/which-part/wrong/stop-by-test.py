# stops by the test set
part = {
    "weights": "T",
    "stop": "S",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}
