# data and speed by his averages
holds = {
    "learning": True,
    "training": True,
    "data": True,
    "doubt": True,
    "speed": True,
    "watch": False,
}
