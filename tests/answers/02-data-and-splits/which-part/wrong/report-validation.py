# reports the validation score
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "V",
    "looks": "A",
}
