# dict with keywords, in another order
threshold_is = dict(voucher="L", close="H", unlock="H", gas="L", flag="L", folder="H")
