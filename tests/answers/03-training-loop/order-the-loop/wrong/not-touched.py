# not touched: three dots in every row
the_loop = {
    "first": ...,
    "second": ...,
    "third": ...,
    "fourth": ...,
    "fifth": ...,
    "sixth": ...,
    "seventh": ...,
    "eighth": ...,
}
