# reads the mistakes on training mails
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "T",
    "report": "S",
    "looks": "A",
}
