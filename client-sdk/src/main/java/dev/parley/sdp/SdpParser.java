package dev.parley.sdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a description line by line (RFC 8866 section 9); one use per text. */
final class SdpParser {
  private final String text;
  private int at;
  private int line;

  private @Nullable Origin origin;
  private @Nullable String name;
  private final List<SdpLine> sessionLines = new ArrayList<>();
  private final List<Attribute> sessionAttributes = new ArrayList<>();
  private final List<MediaDescription> media = new ArrayList<>();

  private @Nullable String mediaLine;
  private int mediaLineNumber;
  private List<SdpLine> lines = sessionLines;
  private List<Attribute> attributes = sessionAttributes;

  SdpParser(String text) {
    this.text = text;
  }

  SessionDescription parse() throws SdpException {
    if (text.length() > SdpLimits.CHARS) {
      throw new SdpException(0, "it is longer than " + SdpLimits.CHARS + " characters");
    }
    while (at < text.length()) {
      String next = nextLine();
      // Some senders end with an empty line; between lines it would be an error.
      if (next.isEmpty() && at >= text.length()) {
        break;
      }
      try {
        take(next);
      } catch (IllegalArgumentException malformed) {
        throw new SdpException(line, String.valueOf(malformed.getMessage()));
      }
    }
    closeMedia();
    if (origin == null || name == null) {
      throw new SdpException(0, "it has no " + (origin == null ? "origin" : "session name"));
    }
    return new SessionDescription(origin, name, sessionLines, sessionAttributes, media);
  }

  private void take(String next) throws SdpException {
    if (next.length() < 2 || next.charAt(1) != '=') {
      throw new IllegalArgumentException("it is not a letter, an equals sign and a value");
    }
    char type = next.charAt(0);
    String value = next.substring(2);
    if (line == 1) {
      if (type != 'v' || !value.trim().equals("0")) {
        throw new IllegalArgumentException("a description starts with v=0");
      }
      return;
    }
    switch (type) {
      case 'v' -> throw new IllegalArgumentException("a second v= line");
      case 'o' -> origin = once("o=", origin, Origin.parse(value));
      case 's' -> name = once("s=", name, SdpText.text("session name", value));
      case 'm' -> openMedia(value);
      case 'a' -> attributes.add(AttributeParser.parse(value));
      default -> lines.add(new SdpLine(type, value));
    }
  }

  private <T> T once(String what, @Nullable T before, T now) {
    if (before != null || mediaLine != null) {
      throw new IllegalArgumentException(what + " where none belongs");
    }
    return now;
  }

  private void openMedia(String value) throws SdpException {
    closeMedia();
    if (media.size() >= SdpLimits.MEDIA) {
      throw new IllegalArgumentException("more than " + SdpLimits.MEDIA + " media sections");
    }
    mediaLine = value;
    mediaLineNumber = line;
    lines = new ArrayList<>();
    attributes = new ArrayList<>();
  }

  private void closeMedia() throws SdpException {
    if (mediaLine == null) {
      return;
    }
    try {
      media.add(media(mediaLine));
    } catch (IllegalArgumentException malformed) {
      throw new SdpException(mediaLineNumber, String.valueOf(malformed.getMessage()));
    }
  }

  private MediaDescription media(String value) {
    SdpText.text("media line", value);
    Fields fields = new Fields("media line", value);
    String kind = fields.next();
    int port = (int) fields.number("port", 65535);
    String protocol = fields.next();
    List<String> formats = Arrays.asList(fields.rest().split(" +"));
    return new MediaDescription(kind, port, protocol, formats, lines, attributes);
  }

  private String nextLine() throws SdpException {
    line++;
    if (line > SdpLimits.LINES) {
      throw new SdpException(line, "more than " + SdpLimits.LINES + " lines");
    }
    int end = text.indexOf('\n', at);
    int stop = end < 0 ? text.length() : end;
    int next = end < 0 ? stop : stop + 1;
    if (stop > at && text.charAt(stop - 1) == '\r') {
      stop--;
    }
    String found = text.substring(at, stop);
    at = next;
    return found;
  }
}
