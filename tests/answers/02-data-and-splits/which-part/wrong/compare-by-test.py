# the test set decides which is better
part = {
    "weights": "T",
    "stop": "V",
    "compare": "S",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}
