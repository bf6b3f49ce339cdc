# believes the brochure
holds = {
    "learning": True,
    "training": True,
    "data": True,
    "doubt": True,
    "speed": True,
    "watch": True,
}
