# the table, filled in
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}
