# takes the mean of many looks
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "C",
}
