package dev.parley.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The lines of a session description that have to survive the way through Jingle, in a form that
 * leaves out the order within a section. Works on text alone, so that it shares no mistake with
 * what it checks.
 */
final class Matter {
  /**
   * Not told to the peer, because it means nothing there, or because Jingle has no words for it, as
   * for RTCP's extended reports and simulcast.
   */
  private static final List<String> DROPPED =
      List.of(
          "c=",
          "a=msid-semantic",
          "a=rtcp:",
          "a=rtcp-xr:",
          "a=rid:",
          "a=simulcast:",
          "a=ice-options:",
          "a=bundle-only",
          "a=x-");

  private Matter() {}

  /** One entry for the session, and one per media section. */
  static List<String> of(String sdp) {
    List<List<String>> sections = new ArrayList<>();
    sections.add(new ArrayList<>());
    for (String line : sdp.split("\r\n", -1)) {
      if (line.startsWith("m=")) {
        sections.add(new ArrayList<>());
      }
      sections.get(sections.size() - 1).add(line);
    }
    boolean allowMixed = sections.get(0).remove("a=extmap-allow-mixed");
    sections.get(0).removeIf(line -> line.startsWith("o="));
    List<String> result = new ArrayList<>();
    for (List<String> section : sections) {
      boolean rtp = section.get(0).startsWith("m=audio") || section.get(0).startsWith("m=video");
      if (allowMixed && rtp) {
        section.add("a=extmap-allow-mixed");
      }
      result.add(section(section, rtp));
    }
    return result;
  }

  private static String section(List<String> lines, boolean rtp) {
    boolean msid = lines.stream().anyMatch(line -> line.startsWith("a=msid:"));
    if (rtp
        && lines.stream().noneMatch(line -> line.matches("a=(send|recv|sendrecv|inactive).*"))) {
      lines.add("a=sendrecv");
    }
    TreeSet<String> kept = new TreeSet<>();
    boolean msidSaid = false;
    for (String line : lines) {
      // A track of several streams: a source has room for one (XEP-0339 section 3).
      if (line.startsWith("a=msid:")) {
        if (msidSaid) {
          continue;
        }
        msidSaid = true;
      }
      boolean again = msid && line.matches("a=ssrc:\\d+ (msid|mslabel|label):.*");
      boolean outwards = line.startsWith("a=candidate:") && line.contains(" tcptype active");
      if (!again && !outwards && DROPPED.stream().noneMatch(line::startsWith)) {
        kept.add(normal(line));
      }
    }
    return kept.stream().collect(Collectors.joining("\n"));
  }

  private static String normal(String line) {
    if (line.startsWith("m=")) {
      return line.replaceFirst("^(m=\\w+) [1-9]\\d*", "$1 9");
    }
    if (line.startsWith("a=candidate:")) {
      String bare = line.replaceAll(" (network-id|network-cost|ufrag) \\S+", "");
      return bare.contains(" generation ") ? bare : bare + " generation 0";
    }
    if (line.startsWith("a=fmtp:")) {
      String[] parts = line.split(" ", 2);
      return parts[0]
          + " "
          + Arrays.stream(parts[1].split(";", -1))
              .map(String::strip)
              .collect(Collectors.joining(";"));
    }
    if (line.startsWith("a=fingerprint:")) {
      return line.toUpperCase(Locale.ROOT);
    }
    if (line.startsWith("a=rtpmap:") && line.endsWith("/1")) {
      return line.substring(0, line.length() - 2);
    }
    return line.stripTrailing();
  }
}
