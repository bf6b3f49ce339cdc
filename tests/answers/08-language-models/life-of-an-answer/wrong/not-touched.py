# not touched: three dots in every row
the_answer = {
    "first": ...,
    "second": ...,
    "third": ...,
    "fourth": ...,
    "fifth": ...,
    "sixth": ...,
    "seventh": ...,
}
