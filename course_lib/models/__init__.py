# SPDX-License-Identifier: Apache-2.0
"""Models: parameters are plain pytrees, a model is a few functions over them.

`model.Model` is one with all that inference needs beside it, `forward` finds the function of its kind. Nothing
is imported here, so that a frozen model can be read without starting jax.
"""
