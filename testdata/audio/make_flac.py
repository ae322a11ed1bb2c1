#!/usr/bin/env python3
"""Makes the FLAC files of this folder with the reference encoder `flac` (1.4.2 was used).

The signal is two triangle waves, defined in integers, so that a test can compute every sample:
sample n of channel c is (tri(n*(331+97*c)) + tri(n*(1777+50*c))/4) shifted from 16 bits to the
file's depth, with tri(p) = abs(p mod 65536 - 32768) - 16384 and / rounding down. Deeper files get
the low bits n*37 mod 2^(bits-16).
"""

import pathlib
import subprocess

FOLDER = pathlib.Path(__file__).parent
SAMPLES = 5000


def tri(phase):
    return abs(phase % 65536 - 32768) - 16384


def sample(n, channel, bits):
    value = tri(n * (331 + 97 * channel)) + tri(n * (1777 + 50 * channel)) // 4
    if bits <= 16:
        return value >> (16 - bits)
    return (value << (bits - 16)) + n * 37 % (1 << (bits - 16))


def make(name, rate, bits, channels, *options, streamed=False):
    size = (bits + 7) // 8
    raw = b"".join(
        sample(n, c, bits).to_bytes(size, "little", signed=True)
        for n in range(SAMPLES)
        for c in range(channels)
    )
    command = ["flac", "--totally-silent", "--no-padding", "--no-seektable"]
    command += ["--force-raw-format", "--endian=little", "--sign=signed"]
    command += [f"--sample-rate={rate}", f"--bps={bits}", f"--channels={channels}"]
    if streamed:  # To a pipe, the encoder cannot go back and fill in length and MD5.
        flac = subprocess.run([*command, *options, "-c", "-"], input=raw, capture_output=True, check=True)
        (FOLDER / name).write_bytes(flac.stdout)
    else:
        command += [*options, "--force", f"--output-name={FOLDER / name}", "-"]
        subprocess.run(command, input=raw, check=True)
    print(name, (FOLDER / name).stat().st_size, "bytes")


make("mono_16k_16bit.flac", 16000, 16, 1, "-8")
make("stereo_48k_24bit.flac", 48000, 24, 2, "-5", "--lax")
make("mono_8k_8bit_no_md5.flac", 8000, 8, 1, "-0", "--no-md5-sum", "--blocksize=1152", streamed=True)
