# believes nothing
holds = {
    "learning": False,
    "training": False,
    "data": False,
    "doubt": False,
    "speed": False,
    "watch": False,
}
