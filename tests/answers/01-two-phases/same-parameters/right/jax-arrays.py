# jax compares, bool makes a plain truth of it
def same_parameters(before, after):
    return bool(jax.numpy.all(jax.numpy.array([jax.numpy.array_equal(before[k], after[k]) for k in before])))
