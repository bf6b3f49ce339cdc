# reads the mistakes on the test set
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "S",
    "report": "S",
    "looks": "A",
}
