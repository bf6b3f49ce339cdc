# one row left open
part = {
    "weights": ...,
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}
