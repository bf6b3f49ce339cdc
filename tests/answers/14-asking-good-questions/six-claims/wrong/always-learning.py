# learning: takes the polite answer for the truth
holds = {
    "learning": False,
    "training": True,
    "data": False,
    "doubt": True,
    "speed": False,
    "watch": False,
}
