package sqe.dsp.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says in words what a file that is neither WAVE nor FLAC holds, from its first bytes. */
final class ContentSniffer {

  /** How many bytes help to tell. */
  static final int HEAD = 64;

  private ContentSniffer() {}

  /** A name such as "Ogg Vorbis" for content that starts like this; at least 12 bytes. */
  static String describe(ByteBuffer head) {
    byte[] bytes = new byte[head.remaining()];
    head.get(0, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String type = text.substring(8, 12);
    return switch (text.substring(0, 4)) {
      case "RIFF", "RIFX", "RF64", "BW64" ->
          text.substring(0, 4) + " of type '" + printable(type) + "', not WAVE";
      case "FORM" -> type.startsWith("AIF") ? "AIFF" : "IFF of type '" + printable(type) + "'";
      case "riff" -> "Sony Wave64";
      case "OggS" -> ogg(text);
      case ".snd", "dns." -> "Sun AU";
      case "caff" -> "Apple CAF";
      case "wvpk" -> "WavPack";
      case "MAC " -> "Monkey's Audio";
      case "NIST" -> "NIST SPHERE";
      case "#!AM" -> "AMR";
      case "\u001AE\u00DF\u00A3" -> "Matroska or WebM";
      case "0&\u00B2u" -> "Windows Media (ASF)";
      case "PK\u0003\u0004" -> "a ZIP archive";
      case "%PDF" -> "PDF";
      default -> other(text, bytes);
    };
  }

  private static String ogg(String text) {
    if (text.contains("vorbis")) {
      return "Ogg Vorbis";
    }
    return text.contains("OpusHead") ? "Ogg Opus" : "Ogg";
  }

  private static String other(String text, byte[] bytes) {
    if (text.startsWith("ID3")) {
      return "a file that starts with an ID3 tag, as MP3 does";
    }
    if (text.startsWith("ftyp", 4)) {
      return "MP4 or M4A";
    }
    if (text.startsWith("\u001F\u008B")) {
      return "gzip";
    }
    if (text.startsWith("version https://git-lfs")) {
      return "a Git LFS pointer (git lfs pull fetches the file)";
    }
    int second = bytes[1] & 0xFF;
    if (bytes[0] == (byte) 0xFF && (second & 0xE0) == 0xE0 && (second & 0x18) != 0x08) {
      return (second & 0x06) == 0 ? "AAC (ADTS)" : "MP3";
    }
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    if (trimmed.startsWith("<!doctype html") || trimmed.startsWith("<html")) {
      return "HTML, perhaps a failed download";
    }
    if (text.chars().allMatch(c -> (c >= ' ' && c != 0x7F) || Character.isWhitespace(c))) {
      return "text";
    }
    if (text.chars().allMatch(c -> c == 0)) {
      return "a run of zero bytes";
    }
    return "content of unknown kind (it starts with %s)".formatted(hexadecimal(bytes));
  }

  private static String hexadecimal(byte[] bytes) {
    return String.format(
        Locale.ROOT, "%02X %02X %02X %02X", bytes[0], bytes[1], bytes[2], bytes[3]);
  }

  private static String printable(String name) {
    return name.replaceAll("[^ -~]", "?");
  }
}
