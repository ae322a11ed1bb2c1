package sqe.dsp.spectrum;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows with the Vector API: the loops of {@link PlainRows}, operation by operation.
 *
 * <p>Loaded only where the module {@code jdk.incubator.vector} is present. A row's width is a
 * multiple of eight, the lanes of the longest vectors used.
 */
final class VectorRows implements RowArithmetic {

  private static final VectorSpecies<Double> LANES = lanes();

  private static VectorSpecies<Double> lanes() {
    VectorSpecies<Double> longest = VectorSpecies.ofLargestShape(double.class);
    return longest.length() > 8 ? DoubleVector.SPECIES_512 : longest;
  }

  private static DoubleVector at(double[] row, int f) {
    return DoubleVector.fromArray(LANES, row, f);
  }

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
    for (int f = 0; f < width; f += LANES.length()) {
      DoubleVector ar = at(r0, f).add(at(r2, f));
      DoubleVector ai = at(i0, f).add(at(i2, f));
      DoubleVector br = at(r0, f).sub(at(r2, f));
      DoubleVector bi = at(i0, f).sub(at(i2, f));
      DoubleVector cr = at(r1, f).add(at(r3, f));
      DoubleVector ci = at(i1, f).add(at(i3, f));
      DoubleVector dr = at(r1, f).sub(at(r3, f));
      DoubleVector di = at(i1, f).sub(at(i3, f));
      DoubleVector pr = br.add(di);
      DoubleVector pi = bi.sub(dr);
      DoubleVector qr = ar.sub(cr);
      DoubleVector qi = ai.sub(ci);
      DoubleVector tr = br.sub(di);
      DoubleVector ti = bi.add(dr);
      ar.add(cr).intoArray(r0, f);
      ai.add(ci).intoArray(i0, f);
      pr.mul(c1).sub(pi.mul(s1)).intoArray(r1, f);
      pr.mul(s1).add(pi.mul(c1)).intoArray(i1, f);
      qr.mul(c2).sub(qi.mul(s2)).intoArray(r2, f);
      qr.mul(s2).add(qi.mul(c2)).intoArray(i2, f);
      tr.mul(c3).sub(ti.mul(s3)).intoArray(r3, f);
      tr.mul(s3).add(ti.mul(c3)).intoArray(i3, f);
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
    for (int f = 0; f < width; f += LANES.length()) {
      DoubleVector ar = at(r0, f).add(at(r2, f));
      DoubleVector ai = at(i0, f).add(at(i2, f));
      DoubleVector br = at(r0, f).sub(at(r2, f));
      DoubleVector bi = at(i0, f).sub(at(i2, f));
      DoubleVector cr = at(r1, f).add(at(r3, f));
      DoubleVector ci = at(i1, f).add(at(i3, f));
      DoubleVector dr = at(r1, f).sub(at(r3, f));
      DoubleVector di = at(i1, f).sub(at(i3, f));
      ar.add(cr).intoArray(r0, f);
      ai.add(ci).intoArray(i0, f);
      br.add(di).intoArray(r1, f);
      bi.sub(dr).intoArray(i1, f);
      ar.sub(cr).intoArray(r2, f);
      ai.sub(ci).intoArray(i2, f);
      br.sub(di).intoArray(r3, f);
      bi.add(dr).intoArray(i3, f);
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
    for (int f = 0; f < width; f += LANES.length()) {
      DoubleVector pr = at(r1, f).mul(c1).add(at(i1, f).mul(s1));
      DoubleVector pi = at(i1, f).mul(c1).sub(at(r1, f).mul(s1));
      DoubleVector qr = at(r2, f).mul(c2).add(at(i2, f).mul(s2));
      DoubleVector qi = at(i2, f).mul(c2).sub(at(r2, f).mul(s2));
      DoubleVector tr = at(r3, f).mul(c3).add(at(i3, f).mul(s3));
      DoubleVector ti = at(i3, f).mul(c3).sub(at(r3, f).mul(s3));
      DoubleVector ar = at(r0, f).add(qr);
      DoubleVector ai = at(i0, f).add(qi);
      DoubleVector br = at(r0, f).sub(qr);
      DoubleVector bi = at(i0, f).sub(qi);
      DoubleVector cr = pr.add(tr);
      DoubleVector ci = pi.add(ti);
      DoubleVector dr = pr.sub(tr);
      DoubleVector di = pi.sub(ti);
      ar.add(cr).intoArray(r0, f);
      ai.add(ci).intoArray(i0, f);
      br.sub(di).intoArray(r1, f);
      bi.add(dr).intoArray(i1, f);
      ar.sub(cr).intoArray(r2, f);
      ai.sub(ci).intoArray(i2, f);
      br.add(di).intoArray(r3, f);
      bi.sub(dr).intoArray(i3, f);
    }
  }

  @Override
  public void pair(double[][] re, double[][] im, int first, int width) {
    double[] r0 = re[first];
    double[] i0 = im[first];
    double[] r1 = re[first + 1];
    double[] i1 = im[first + 1];
    for (int f = 0; f < width; f += LANES.length()) {
      DoubleVector ar = at(r0, f).add(at(r1, f));
      DoubleVector ai = at(i0, f).add(at(i1, f));
      DoubleVector br = at(r0, f).sub(at(r1, f));
      DoubleVector bi = at(i0, f).sub(at(i1, f));
      ar.intoArray(r0, f);
      ai.intoArray(i0, f);
      br.intoArray(r1, f);
      bi.intoArray(i1, f);
    }
  }

  @Override
  public void untangle(
      double[][] re, double[][] im, int low, int high, double cos, double sin, int width) {
    double[] r0 = re[low];
    double[] i0 = im[low];
    double[] r1 = re[high];
    double[] i1 = im[high];
    for (int f = 0; f < width; f += LANES.length()) {
      DoubleVector er = at(r0, f).add(at(r1, f));
      DoubleVector ei = at(i0, f).sub(at(i1, f));
      DoubleVector or = at(i0, f).add(at(i1, f));
      DoubleVector oi = at(r1, f).sub(at(r0, f));
      DoubleVector wr = or.mul(cos).sub(oi.mul(sin));
      DoubleVector wi = or.mul(sin).add(oi.mul(cos));
      er.add(wr).mul(0.5).intoArray(r0, f);
      ei.add(wi).mul(0.5).intoArray(i0, f);
      er.sub(wr).mul(0.5).intoArray(r1, f);
      wi.sub(ei).mul(0.5).intoArray(i1, f);
    }
  }

  @Override
  public void powers(
      double[][] re, double[][] im, int low, int high, double cos, double sin, int width) {
    double[] r0 = re[low];
    double[] i0 = im[low];
    double[] r1 = re[high];
    double[] i1 = im[high];
    for (int f = 0; f < width; f += LANES.length()) {
      DoubleVector er = at(r0, f).add(at(r1, f));
      DoubleVector ei = at(i0, f).sub(at(i1, f));
      DoubleVector or = at(i0, f).add(at(i1, f));
      DoubleVector oi = at(r1, f).sub(at(r0, f));
      DoubleVector wr = or.mul(cos).sub(oi.mul(sin));
      DoubleVector wi = or.mul(sin).add(oi.mul(cos));
      DoubleVector pr = er.add(wr).mul(0.5);
      DoubleVector pi = ei.add(wi).mul(0.5);
      DoubleVector qr = er.sub(wr).mul(0.5);
      DoubleVector qi = wi.sub(ei).mul(0.5);
      pr.mul(pr).add(pi.mul(pi)).intoArray(r0, f);
      qr.mul(qr).add(qi.mul(qi)).intoArray(r1, f);
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
    for (int f = 0; f < width; f += LANES.length()) {
      DoubleVector er = at(r0, f).add(at(r1, f));
      DoubleVector ei = at(i0, f).sub(at(i1, f));
      DoubleVector wr = at(r0, f).sub(at(r1, f));
      DoubleVector wi = at(i0, f).add(at(i1, f));
      DoubleVector or = wr.mul(cos).add(wi.mul(sin));
      DoubleVector oi = wi.mul(cos).sub(wr.mul(sin));
      er.sub(oi).mul(scale).intoArray(r0, f);
      ei.add(or).mul(scale).intoArray(i0, f);
      er.add(oi).mul(scale).intoArray(r1, f);
      or.sub(ei).mul(scale).intoArray(i1, f);
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
    for (int f = 0; f < width; f += LANES.length()) {
      DoubleVector aer = at(r0, f).add(at(r1, f));
      DoubleVector aei = at(i0, f).sub(at(i1, f));
      DoubleVector aor = at(i0, f).add(at(i1, f));
      DoubleVector aoi = at(r1, f).sub(at(r0, f));
      DoubleVector awr = aor.mul(cos).sub(aoi.mul(sin));
      DoubleVector awi = aor.mul(sin).add(aoi.mul(cos));
      DoubleVector ber = at(br0, f).add(at(br1, f));
      DoubleVector bei = at(bi0, f).sub(at(bi1, f));
      DoubleVector bor = at(bi0, f).add(at(bi1, f));
      DoubleVector boi = at(br1, f).sub(at(br0, f));
      DoubleVector bwr = bor.mul(cos).sub(boi.mul(sin));
      DoubleVector bwi = bor.mul(sin).add(boi.mul(cos));
      DoubleVector alr = aer.add(awr).mul(0.5);
      DoubleVector ali = aei.add(awi).mul(0.5);
      DoubleVector ahr = aer.sub(awr).mul(0.5);
      DoubleVector ahi = awi.sub(aei).mul(0.5);
      DoubleVector blr = ber.add(bwr).mul(0.5);
      DoubleVector bli = bei.add(bwi).mul(0.5);
      DoubleVector bhr = ber.sub(bwr).mul(0.5);
      DoubleVector bhi = bwi.sub(bei).mul(0.5);
      DoubleVector lr = alr.mul(blr).add(ali.mul(bli));
      DoubleVector li = alr.mul(bli).sub(ali.mul(blr));
      DoubleVector hr = ahr.mul(bhr).add(ahi.mul(bhi));
      DoubleVector hi = ahr.mul(bhi).sub(ahi.mul(bhr));
      DoubleVector er = lr.add(hr);
      DoubleVector ei = li.sub(hi);
      DoubleVector wr = lr.sub(hr);
      DoubleVector wi = li.add(hi);
      DoubleVector or = wr.mul(cos).add(wi.mul(sin));
      DoubleVector oi = wi.mul(cos).sub(wr.mul(sin));
      er.sub(oi).mul(scale).intoArray(r0, f);
      ei.add(or).mul(scale).intoArray(i0, f);
      er.add(oi).mul(scale).intoArray(r1, f);
      or.sub(ei).mul(scale).intoArray(i1, f);
    }
  }
}
