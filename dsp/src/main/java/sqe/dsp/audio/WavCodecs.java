package sqe.dsp.audio;

import java.util.Locale;

/** Names of WAVE format tags (RFC 2361), so that an error can say what a file holds. */
final class WavCodecs {

  private WavCodecs() {}

  /** The codec's name and tag. */
  static String name(int tag) {
    String name =
        switch (tag) {
          case 0x0001 -> "PCM";
          case 0x0002 -> "Microsoft ADPCM";
          case 0x0003 -> "float";
          case 0x0006 -> "A-law";
          case 0x0007 -> "µ-law";
          case 0x0011 -> "IMA ADPCM";
          case 0x0014 -> "G.723 ADPCM";
          case 0x0022 -> "TrueSpeech";
          case 0x0031 -> "GSM 6.10";
          case 0x0040, 0x0045, 0x0064 -> "G.726 ADPCM";
          case 0x0050 -> "MPEG layer 1 or 2";
          case 0x0055 -> "MP3";
          case 0x0065 -> "G.722 ADPCM";
          case 0x0083 -> "G.729";
          case 0x00FF, 0x1600, 0x1601, 0x1610 -> "AAC";
          case 0x0092, 0x2000 -> "AC-3";
          case 0x0160, 0x0161, 0x0162, 0x0163 -> "Windows Media Audio";
          case 0x2001 -> "DTS";
          case 0x566F, 0x674F, 0x6750, 0x6751 -> "Ogg Vorbis";
          case 0x704F -> "Opus";
          case 0xA109 -> "Speex";
          case 0xF1AC -> "FLAC";
          default -> "unknown";
        };
    return name + String.format(Locale.ROOT, " (tag 0x%04X)", tag);
  }
}
