package sqe.audit.feature;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * What the audit keeps of one file once it is decoded.
 *
 * @param name the path as the user would name it
 * @param id relative path without extension
 * @param role which side of a pair it is on
 * @param bytes size of the file
 * @param failure why it could not be decoded, or null; then there are no channels
 * @param warnings what the decoder found odd
 * @param sampleRate in Hz, 0 after a failure
 * @param length samples a channel
 * @param hash SHA-256 of the decoded samples, in hexadecimal; empty after a failure
 * @param copies for each channel the first one with the same samples, from 0: its own number where
 *     none before it has them
 * @param channels features of each channel
 * @param fingerprint of the first channel; null after a failure
 * @param columns what a manifest says of it, by lower-case column name
 * @param opinion what a network says of it, where it was asked
 */
public record FileFeatures(
    String name,
    String id,
    Role role,
    long bytes,
    @Nullable String failure,
    List<String> warnings,
    int sampleRate,
    int length,
    String hash,
    List<Integer> copies,
    List<ChannelFeatures> channels,
    @Nullable Fingerprint fingerprint,
    Map<String, String> columns,
    Opinion opinion) {

  /** Copies the collections. */
  public FileFeatures {
    warnings = List.copyOf(warnings);
    copies = List.copyOf(copies);
    channels = List.copyOf(channels);
    columns = Map.copyOf(columns);
  }

  /** Which side of a pair a file is on. */
  public enum Role {
    /** A clean file, or any file of a set without pairs. */
    REFERENCE,
    /** A degraded or processed file. */
    ESTIMATE
  }

  /**
   * A file of which nothing could be measured.
   *
   * @param why as a phrase
   */
  public static FileFeatures failed(
      String name, String id, Role role, Map<String, String> columns, String why) {
    return new FileFeatures(
        name,
        id,
        role,
        0,
        why,
        List.of(),
        0,
        0,
        "",
        List.of(),
        List.of(),
        null,
        columns,
        Opinion.NONE);
  }

  /** The same with another fingerprint, which is most of it, or without. */
  public FileFeatures withFingerprint(@Nullable Fingerprint other) {
    return new FileFeatures(
        name,
        id,
        role,
        bytes,
        failure,
        warnings,
        sampleRate,
        length,
        hash,
        copies,
        channels,
        other,
        columns,
        opinion);
  }

  /** The same without what was measured of its sound: what it is called, and what it is of. */
  public FileFeatures outline() {
    return new FileFeatures(
        name,
        id,
        role,
        bytes,
        failure,
        List.of(),
        sampleRate,
        length,
        hash,
        List.of(),
        List.of(),
        null,
        columns,
        Opinion.NONE);
  }

  /** Whether there is anything to look at. */
  public boolean decoded() {
    return failure == null;
  }

  /** Whether it is a clean file, or one of a set without pairs. */
  public boolean isReference() {
    return role == Role.REFERENCE;
  }

  /** Whether there is no sound in any channel. */
  public boolean silent() {
    return channels.stream().allMatch(ChannelFeatures::silent);
  }

  /** Seconds from the beginning to a sample; NaN for −1. */
  public double secondOf(int sample) {
    return sample < 0 ? Double.NaN : (double) sample / sampleRate;
  }

  /** Duration in seconds. */
  public double seconds() {
    return sampleRate == 0 ? 0 : (double) length / sampleRate;
  }

  /** What the manifest says under the first of these names; empty where it says nothing. */
  public String column(String... names) {
    return ManifestRows.value(columns, names);
  }
}
