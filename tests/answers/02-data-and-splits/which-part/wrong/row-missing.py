# a row is missing
part = {
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}
