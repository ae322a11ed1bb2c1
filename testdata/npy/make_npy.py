#!/usr/bin/env python3
"""Makes the .npy files of this folder with NumPy: an implementation that shares nothing with the reader under test.

    python3 testdata/npy/make_npy.py

Element k, counted in C order, is 0.5 k - 3 in floating point, k - 3 in integers (k where unsigned), k mod 3 = 0 in booleans."""
import os, numpy as np
from numpy.lib import format as npy

HERE = os.path.dirname(os.path.abspath(__file__))

def values(dtype, shape):
    k = np.arange(int(np.prod(shape, dtype=int)))
    kind = np.dtype(dtype).kind
    v = {'f': 0.5 * k - 3, 'i': k - 3, 'u': k, 'b': k % 3 == 0}[kind]
    return v.astype(dtype).reshape(shape)

def save(name, array, version=(1, 0)):
    with open(os.path.join(HERE, name + '.npy'), 'wb') as f:
        npy.write_array(f, array, version=version)

for dtype in '<f2 >f2 <f4 >f4 <f8 >f8 |i1 <i2 >i2 <i4 >i4 <i8 >i8 |u1 <u2 >u2 <u4 >u4 <u8 >u8 |b1'.split():
    code = {'<': 'le_', '>': 'be_', '|': ''}[dtype[0]] + dtype[1:]
    save(code + '_2x3', values(dtype, (2, 3)))
for version in (2, 3):
    save('version%d_le_f8_2x3' % version, values('<f8', (2, 3)), (version, 0))
save('fortran_le_f8_2x3x4', np.asfortranarray(values('<f8', (2, 3, 4))))
save('fortran_be_i8_2x3', np.asfortranarray(values('>i8', (2, 3))))
save('scalar_le_f8', values('<f8', ()))
save('vector_le_f4_5', values('<f4', (5,)))
save('vector_le_f8_5', values('<f8', (5,)))
save('empty_le_f8_0x3', values('<f8', (0, 3)))
save('special_le_f4_6', np.array([np.nan, np.inf, -np.inf, -0.0, 1e-45, 3.4028235e38], '<f4'))
save('special_le_f2_8', np.array([np.nan, np.inf, -np.inf, -0.0, 2.0 ** -24, 1023 * 2.0 ** -24, 65504, 1 / 3], '<f2'))
save('too_large_le_i8_2', np.array([1, 2 ** 53 + 1], '<i8'))
save('complex_le_c16_2', np.array([1, 2j], '<c16'))
save('structured_2', np.zeros(2, [('x', '<f8'), ('y', '<i4')]))
save('text_le_u3_2', np.array(['abc', 'de']))
np.save(os.path.join(HERE, 'object_2.npy'), np.array([{}, None], object), allow_pickle=True)
