# as long as nothing is trained on it
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "B",
}
