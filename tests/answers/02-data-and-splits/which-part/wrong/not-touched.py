# left as it was
part = {
    "weights": ...,
    "stop": ...,
    "compare": ...,
    "mistakes": ...,
    "report": ...,
    "looks": ...,
}
