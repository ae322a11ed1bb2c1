package sqe.dsp.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAVE files byte by byte, right and wrong ones. */
final class WavBytes {

  private final ByteOrder order;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private WavBytes(ByteOrder order) {
    this.order = order;
  }

  static WavBytes riff() {
    return start("RIFF", ByteOrder.LITTLE_ENDIAN);
  }

  static WavBytes start(String container, ByteOrder order) {
    return new WavBytes(order).text(container).int32(0).text("WAVE");
  }

  /** A whole mono file at 16 kHz. */
  static byte[] mono(int tag, int bits, byte[] data) {
    return riff().format(tag, 1, 16000, bits).chunk("data", data).done();
  }

  WavBytes text(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  WavBytes raw(byte... content) {
    bytes.writeBytes(content);
    return this;
  }

  WavBytes int16(int value) {
    return raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  WavBytes int32(long value) {
    return raw(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
  }

  WavBytes int64(long value) {
    return raw(ByteBuffer.allocate(8).order(order).putLong(value).array());
  }

  /** A chunk with its pad byte. */
  WavBytes chunk(String name, byte[] content) {
    text(name).int32(content.length).raw(content);
    return content.length % 2 == 0 ? this : raw((byte) 0);
  }

  WavBytes format(int tag, int channels, long rate, int bits) {
    return text("fmt ").int32(16).formatFields(tag, channels, rate, channels * bits / 8, bits);
  }

  WavBytes formatFields(int tag, int channels, long rate, int align, int bits) {
    return int16(tag).int16(channels).int32(rate).int32(rate * align).int16(align).int16(bits);
  }

  WavBytes extensible(int tag, int channels, int bits, int validBits) {
    text("fmt ").int32(40).formatFields(0xFFFE, channels, 16000, channels * bits / 8, bits);
    int16(22).int16(validBits).int32(0).int32(tag).int16(0).int16(0x10);
    return raw((byte) 0x80, (byte) 0, (byte) 0, (byte) 0xAA, (byte) 0, (byte) 0x38, (byte) 0x9B)
        .raw((byte) 0x71);
  }

  /** The bytes with the outer size filled in. */
  byte[] done() {
    return done(bytes.size() - 8);
  }

  byte[] done(long outerSize) {
    byte[] all = bytes.toByteArray();
    ByteBuffer.wrap(all).order(order).putInt(4, (int) outerSize);
    return all;
  }
}
