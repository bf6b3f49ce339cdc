# the table, filled in
holds = {
    "learning": True,
    "training": True,
    "data": False,
    "doubt": True,
    "speed": False,
    "watch": False,
}
