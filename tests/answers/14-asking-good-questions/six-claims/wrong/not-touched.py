# not touched
holds = {
    "learning": ...,
    "training": ...,
    "data": ...,
    "doubt": ...,
    "speed": ...,
    "watch": ...,
}
