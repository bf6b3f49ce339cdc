# the library's two functions
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    machine = cost.Machine("a machine", peak, 1.0, 1.0, "the exercise")
    flops = cost.training_flops(parameters, tokens * passes)
    return cost.training_bill(flops, machine, used=used, per_hour=per_hour, runs=runs)
