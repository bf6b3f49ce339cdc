# the same letter everywhere
part = {
    "weights": "V",
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "V",
    "looks": "V",
}
