package sqe.dsp.spectrum;

/** Rows in plain Java. */
final class PlainRows implements RowArithmetic {

  @Override
  public void forward4(
      double[][] re,
      double[][] im,
      int first,
      int quarter,
      double[] cos,
      double[] sin,
      int turn,
      int width) {
    double[] r0 = re[first];
    double[] i0 = im[first];
    double[] r1 = re[first + quarter];
    double[] i1 = im[first + quarter];
    double[] r2 = re[first + 2 * quarter];
    double[] i2 = im[first + 2 * quarter];
    double[] r3 = re[first + 3 * quarter];
    double[] i3 = im[first + 3 * quarter];
    double c1 = cos[turn];
    double s1 = sin[turn];
    double c2 = cos[2 * turn];
    double s2 = sin[2 * turn];
    double c3 = cos[3 * turn];
    double s3 = sin[3 * turn];
    for (int f = 0; f < width; f++) {
      double ar = r0[f] + r2[f];
      double ai = i0[f] + i2[f];
      double br = r0[f] - r2[f];
      double bi = i0[f] - i2[f];
      double cr = r1[f] + r3[f];
      double ci = i1[f] + i3[f];
      double dr = r1[f] - r3[f];
      double di = i1[f] - i3[f];
      double pr = br + di;
      double pi = bi - dr;
      double qr = ar - cr;
      double qi = ai - ci;
      double tr = br - di;
      double ti = bi + dr;
      r0[f] = ar + cr;
      i0[f] = ai + ci;
      r1[f] = pr * c1 - pi * s1;
      i1[f] = pr * s1 + pi * c1;
      r2[f] = qr * c2 - qi * s2;
      i2[f] = qr * s2 + qi * c2;
      r3[f] = tr * c3 - ti * s3;
      i3[f] = tr * s3 + ti * c3;
    }
  }

  @Override
  public void forward4(double[][] re, double[][] im, int first, int quarter, int width) {
    double[] r0 = re[first];
    double[] i0 = im[first];
    double[] r1 = re[first + quarter];
    double[] i1 = im[first + quarter];
    double[] r2 = re[first + 2 * quarter];
    double[] i2 = im[first + 2 * quarter];
    double[] r3 = re[first + 3 * quarter];
    double[] i3 = im[first + 3 * quarter];
    for (int f = 0; f < width; f++) {
      double ar = r0[f] + r2[f];
      double ai = i0[f] + i2[f];
      double br = r0[f] - r2[f];
      double bi = i0[f] - i2[f];
      double cr = r1[f] + r3[f];
      double ci = i1[f] + i3[f];
      double dr = r1[f] - r3[f];
      double di = i1[f] - i3[f];
      r0[f] = ar + cr;
      i0[f] = ai + ci;
      r1[f] = br + di;
      i1[f] = bi - dr;
      r2[f] = ar - cr;
      i2[f] = ai - ci;
      r3[f] = br - di;
      i3[f] = bi + dr;
    }
  }

  @Override
  public void inverse4(
      double[][] re,
      double[][] im,
      int first,
      int quarter,
      double[] cos,
      double[] sin,
      int turn,
      int width) {
    double[] r0 = re[first];
    double[] i0 = im[first];
    double[] r1 = re[first + quarter];
    double[] i1 = im[first + quarter];
    double[] r2 = re[first + 2 * quarter];
    double[] i2 = im[first + 2 * quarter];
    double[] r3 = re[first + 3 * quarter];
    double[] i3 = im[first + 3 * quarter];
    double c1 = cos[turn];
    double s1 = sin[turn];
    double c2 = cos[2 * turn];
    double s2 = sin[2 * turn];
    double c3 = cos[3 * turn];
    double s3 = sin[3 * turn];
    for (int f = 0; f < width; f++) {
      double pr = r1[f] * c1 + i1[f] * s1;
      double pi = i1[f] * c1 - r1[f] * s1;
      double qr = r2[f] * c2 + i2[f] * s2;
      double qi = i2[f] * c2 - r2[f] * s2;
      double tr = r3[f] * c3 + i3[f] * s3;
      double ti = i3[f] * c3 - r3[f] * s3;
      double ar = r0[f] + qr;
      double ai = i0[f] + qi;
      double br = r0[f] - qr;
      double bi = i0[f] - qi;
      double cr = pr + tr;
      double ci = pi + ti;
      double dr = pr - tr;
      double di = pi - ti;
      r0[f] = ar + cr;
      i0[f] = ai + ci;
      r1[f] = br - di;
      i1[f] = bi + dr;
      r2[f] = ar - cr;
      i2[f] = ai - ci;
      r3[f] = br + di;
      i3[f] = bi - dr;
    }
  }

  @Override
  public void pair(double[][] re, double[][] im, int first, int width) {
    double[] r0 = re[first];
    double[] i0 = im[first];
    double[] r1 = re[first + 1];
    double[] i1 = im[first + 1];
    for (int f = 0; f < width; f++) {
      double ar = r0[f] + r1[f];
      double ai = i0[f] + i1[f];
      double br = r0[f] - r1[f];
      double bi = i0[f] - i1[f];
      r0[f] = ar;
      i0[f] = ai;
      r1[f] = br;
      i1[f] = bi;
    }
  }

  @Override
  public void untangle(
      double[][] re, double[][] im, int low, int high, double cos, double sin, int width) {
    double[] r0 = re[low];
    double[] i0 = im[low];
    double[] r1 = re[high];
    double[] i1 = im[high];
    for (int f = 0; f < width; f++) {
      double er = r0[f] + r1[f];
      double ei = i0[f] - i1[f];
      double or = i0[f] + i1[f];
      double oi = r1[f] - r0[f];
      double wr = or * cos - oi * sin;
      double wi = or * sin + oi * cos;
      r0[f] = 0.5 * (er + wr);
      i0[f] = 0.5 * (ei + wi);
      r1[f] = 0.5 * (er - wr);
      i1[f] = 0.5 * (wi - ei);
    }
  }

  @Override
  public void powers(
      double[][] re, double[][] im, int low, int high, double cos, double sin, int width) {
    double[] r0 = re[low];
    double[] i0 = im[low];
    double[] r1 = re[high];
    double[] i1 = im[high];
    for (int f = 0; f < width; f++) {
      double er = r0[f] + r1[f];
      double ei = i0[f] - i1[f];
      double or = i0[f] + i1[f];
      double oi = r1[f] - r0[f];
      double wr = or * cos - oi * sin;
      double wi = or * sin + oi * cos;
      double pr = 0.5 * (er + wr);
      double pi = 0.5 * (ei + wi);
      double qr = 0.5 * (er - wr);
      double qi = 0.5 * (wi - ei);
      r0[f] = pr * pr + pi * pi;
      r1[f] = qr * qr + qi * qi;
    }
  }

  @Override
  public void tangle(
      double[][] re,
      double[][] im,
      int low,
      int high,
      double cos,
      double sin,
      double scale,
      int width) {
    double[] r0 = re[low];
    double[] i0 = im[low];
    double[] r1 = re[high];
    double[] i1 = im[high];
    for (int f = 0; f < width; f++) {
      double er = r0[f] + r1[f];
      double ei = i0[f] - i1[f];
      double wr = r0[f] - r1[f];
      double wi = i0[f] + i1[f];
      double or = wr * cos + wi * sin;
      double oi = wi * cos - wr * sin;
      r0[f] = scale * (er - oi);
      i0[f] = scale * (ei + or);
      r1[f] = scale * (er + oi);
      i1[f] = scale * (or - ei);
    }
  }

  @Override
  public void correlate(
      double[][] re,
      double[][] im,
      double[][] bRe,
      double[][] bIm,
      int low,
      int high,
      double cos,
      double sin,
      double scale,
      int width) {
    double[] r0 = re[low];
    double[] i0 = im[low];
    double[] r1 = re[high];
    double[] i1 = im[high];
    double[] br0 = bRe[low];
    double[] bi0 = bIm[low];
    double[] br1 = bRe[high];
    double[] bi1 = bIm[high];
    for (int f = 0; f < width; f++) {
      double aer = r0[f] + r1[f];
      double aei = i0[f] - i1[f];
      double aor = i0[f] + i1[f];
      double aoi = r1[f] - r0[f];
      double awr = aor * cos - aoi * sin;
      double awi = aor * sin + aoi * cos;
      double ber = br0[f] + br1[f];
      double bei = bi0[f] - bi1[f];
      double bor = bi0[f] + bi1[f];
      double boi = br1[f] - br0[f];
      double bwr = bor * cos - boi * sin;
      double bwi = bor * sin + boi * cos;
      double alr = 0.5 * (aer + awr);
      double ali = 0.5 * (aei + awi);
      double ahr = 0.5 * (aer - awr);
      double ahi = 0.5 * (awi - aei);
      double blr = 0.5 * (ber + bwr);
      double bli = 0.5 * (bei + bwi);
      double bhr = 0.5 * (ber - bwr);
      double bhi = 0.5 * (bwi - bei);
      double lr = alr * blr + ali * bli;
      double li = alr * bli - ali * blr;
      double hr = ahr * bhr + ahi * bhi;
      double hi = ahr * bhi - ahi * bhr;
      double er = lr + hr;
      double ei = li - hi;
      double wr = lr - hr;
      double wi = li + hi;
      double or = wr * cos + wi * sin;
      double oi = wi * cos - wr * sin;
      r0[f] = scale * (er - oi);
      i0[f] = scale * (ei + or);
      r1[f] = scale * (er + oi);
      i1[f] = scale * (or - ei);
    }
  }
}
