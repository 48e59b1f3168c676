package dev.parley.sdp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The test vectors: pairs of a session description and its Jingle, under one name. */
public final class SdpFiles {
  /** Written by libwebrtc itself: Chromium 156 and webrtc-java 0.14.0. */
  public static final List<String> CAPTURED =
      List.of(
          "chromium-av-answer",
          "chromium-av-offer",
          "chromium-compat-offer",
          "chromium-data-answer",
          "chromium-data-offer",
          "chromium-fec-offer",
          "chromium-many-offer",
          "chromium-restart-offer",
          "chromium-simulcast-offer",
          "webrtc-java-av-answer",
          "webrtc-java-av-offer",
          "webrtc-java-data-answer",
          "webrtc-java-data-offer");

  private SdpFiles() {}

  /** The text of a vector's description, with lines that end in CRLF. */
  public static String sdp(String name) {
    return read(name + ".sdp").replace("\n", "\r\n");
  }

  /** The text of a vector's {@code <jingle/>}, without the white space that makes it readable. */
  public static String xml(String name) {
    return read(name + ".xml").strip();
  }

  private static String read(String file) {
    try (InputStream in = SdpFiles.class.getResourceAsStream("/vectors/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no vector " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
