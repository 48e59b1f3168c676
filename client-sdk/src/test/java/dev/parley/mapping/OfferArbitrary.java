package dev.parley.mapping;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Session descriptions as a WebRTC endpoint may write them, as text. */
final class OfferArbitrary {
  private static final String FINGERPRINT =
      "a=fingerprint:sha-256 AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99";

  private OfferArbitrary() {}

  static Arbitrary<String> offers() {
    Arbitrary<List<List<String>>> sections =
        Arbitraries.oneOf(rtp("audio"), rtp("video"), data()).list().ofMinSize(1).ofMaxSize(5);
    return Combinators.combine(sections, Arbitraries.of(Bundle.class), Arbitraries.of(true, false))
        .as(OfferArbitrary::text);
  }

  private enum Bundle {
    NONE,
    ALL,
    /** All but the last. */
    SOME
  }

  private static String text(List<List<String>> sections, Bundle bundle, boolean mixed) {
    StringBuilder out = new StringBuilder("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
    // A group of one is not told, and a lone section is taken as one.
    int bundled = bundle == Bundle.SOME ? sections.size() - 1 : sections.size();
    if (sections.size() == 1 || (bundle != Bundle.NONE && bundled > 1)) {
      out.append("a=group:BUNDLE");
      for (int i = 0; i < Math.max(1, bundled); i++) {
        out.append(' ').append(i);
      }
      out.append("\r\n");
    }
    if (mixed) {
      out.append("a=extmap-allow-mixed\r\n");
    }
    for (int i = 0; i < sections.size(); i++) {
      for (String line : sections.get(i)) {
        out.append(line).append("\r\n");
      }
      out.append("a=mid:").append(i).append("\r\n");
    }
    return out.toString();
  }

  private static Arbitrary<List<String>> data() {
    return Combinators.combine(
            transport(),
            Arbitraries.integers().between(1, 65535),
            Arbitraries.of("", "a=max-message-size:262144", "a=max-message-size:0"))
        .as(
            (transport, port, size) -> {
              List<String> lines = new ArrayList<>();
              lines.add("m=application 9 UDP/DTLS/SCTP webrtc-datachannel");
              lines.addAll(transport);
              lines.add("a=sctp-port:" + port);
              if (!size.isEmpty()) {
                lines.add(size);
              }
              return lines;
            });
  }

  private static Arbitrary<List<String>> rtp(String media) {
    Arbitrary<List<Codec>> codecs =
        codec().list().ofMinSize(1).ofMaxSize(40).uniqueElements(codec -> codec.id);
    Arbitrary<List<String>> flags =
        Arbitraries.of(
                "a=rtcp-mux",
                "a=rtcp-rsize",
                "a=extmap-allow-mixed",
                "a=rtcp-fb:* ccm",
                "a=ptime:20",
                "a=rid:h send",
                "a=simulcast:send h",
                "a=bundle-only",
                "b=AS:512",
                "a=maxptime:60")
            .set()
            .map(List::copyOf);
    Arbitrary<String> direction =
        Arbitraries.of("a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive");
    return Combinators.combine(transport(), codecs, flags, direction, extensions(), sources())
        .as(
            (transport, list, flag, way, extension, source) -> {
              List<String> lines = new ArrayList<>();
              StringBuilder formats = new StringBuilder();
              list.forEach(codec -> formats.append(' ').append(codec.id));
              lines.add("m=" + media + " 9 UDP/TLS/RTP/SAVPF" + formats);
              lines.addAll(transport);
              flag.forEach(line -> lines.add(line.startsWith("b=") ? 1 : lines.size(), line));
              lines.add(way);
              lines.addAll(extension);
              list.forEach(codec -> lines.addAll(codec.lines));
              lines.addAll(source);
              return lines;
            });
  }

  private record Codec(int id, List<String> lines) {}

  private static Arbitrary<Codec> codec() {
    Arbitrary<String> fmtp =
        Arbitraries.of(
            "",
            "",
            "minptime=10;useinbandfec=1",
            "apt=96",
            "111/111",
            "0-15",
            "x=a b;y=;z=1=2",
            "profile-level-id=42e01f; packetization-mode=1");
    Arbitrary<List<String>> feedback =
        Arbitraries.of("nack", "nack pli", "ccm fir", "goog-remb", "transport-cc", "trr-int 100")
            .set()
            .map(List::copyOf);
    return Combinators.combine(
            Arbitraries.integers().between(0, 127),
            Arbitraries.of("opus/48000/2", "VP8/90000", "H264/90000", "PCMU/8000", "L16/44100/1"),
            fmtp,
            feedback)
        .as(
            (id, name, parameters, types) -> {
              List<String> lines = new ArrayList<>();
              lines.add("a=rtpmap:" + id + " " + name);
              types.forEach(type -> lines.add("a=rtcp-fb:" + id + " " + type));
              if (!parameters.isEmpty()) {
                lines.add("a=fmtp:" + id + " " + parameters);
              }
              return new Codec(id, lines);
            });
  }

  private static Arbitrary<List<String>> extensions() {
    Arbitrary<String> direction = Arbitraries.of("", "", "/sendonly", "/recvonly", "/inactive");
    Arbitrary<String> uri =
        Arbitraries.of("urn:ietf:params:rtp-hdrext:sdes:mid", "http://example.org/a?b=1&c='2'>");
    return Combinators.combine(Arbitraries.integers().between(1, 255), direction, uri)
        .as((id, way, name) -> "a=extmap:" + id + way + " " + name)
        .list()
        .ofMaxSize(5)
        .uniqueElements(line -> line.replaceAll("[ /].*", ""));
  }

  private static Arbitrary<List<String>> sources() {
    Arbitrary<Long> ssrc = Arbitraries.longs().between(1, 0xffff_ffffL);
    Arbitrary<String> id = Arbitraries.of("-", "s0", "{7d3f}", "a'b\"<c>&");
    return Combinators.combine(
            ssrc,
            ssrc,
            id,
            id.filter(text -> !text.equals("-")),
            Arbitraries.integers().between(0, 4))
        .as(
            (first, second, stream, track, kind) -> {
              String msid = stream + " " + track;
              List<String> lines = new ArrayList<>();
              if (kind > 0) {
                lines.add("a=msid:" + msid);
              }
              if (kind > 1) {
                lines.add("a=ssrc:" + first + " cname:Yv/wvbCdsDW2Prgd");
                lines.add("a=ssrc:" + first + " msid:" + msid);
              }
              if (kind > 2 && first.longValue() != second.longValue()) {
                lines.add("a=ssrc-group:FID " + first + " " + second);
                if (kind > 3) {
                  lines.add("a=ssrc-group:SIM " + second + " " + first);
                }
                lines.add("a=ssrc:" + second + " cname:Yv/wvbCdsDW2Prgd");
                lines.add("a=ssrc:" + second + " msid:" + msid);
                lines.add("a=ssrc:" + second + " label:" + track);
              }
              return lines;
            });
  }

  private static Arbitrary<List<String>> transport() {
    Arbitrary<String> setup = Arbitraries.of("actpass", "active", "passive");
    return Combinators.combine(setup, candidate().list().ofMaxSize(4), Arbitraries.of(true, false))
        .as(
            (role, candidates, end) -> {
              List<String> lines = new ArrayList<>();
              lines.add("c=IN IP4 0.0.0.0");
              lines.add("a=ice-ufrag:Ab+/");
              lines.add("a=ice-pwd:nYPZS7JiYkZoHu+fJ/JIiX14");
              lines.add(end ? "a=ice-options:trickle renomination" : "a=ice-options:trickle");
              lines.add(FINGERPRINT);
              lines.add("a=setup:" + role);
              lines.addAll(candidates);
              if (end) {
                lines.add("a=end-of-candidates");
              }
              return lines;
            });
  }

  private static Arbitrary<String> candidate() {
    Arbitrary<String> address =
        Arbitraries.of("10.0.0.1", "fd00::2", "3f1c9b2e-5f0a-4c2e-9d0e-0c9a3f1b2a4d.local");
    Arbitrary<String> tail =
        Arbitraries.of(
            "udp %d %s %d typ host",
            "udp %d %s %d typ host generation 3 network-id 1 network-cost 10",
            "udp %d %s %d typ srflx raddr 192.0.2.1 rport 5000 generation 0",
            "udp %d %s %d typ relay raddr 0.0.0.0 rport 0 generation 0 ufrag Ab+/",
            "tcp %d %s %d typ host tcptype passive generation 0",
            "tcp %d %s %d typ host tcptype active generation 0");
    return Combinators.combine(
            Arbitraries.of("1", "842163049", "a+/9"),
            Arbitraries.longs().between(0, 0xffff_ffffL),
            address,
            Arbitraries.integers().between(0, 65535),
            tail)
        .as(
            (foundation, priority, ip, port, form) ->
                "a=candidate:" + foundation + " 1 " + form.formatted(priority, ip, port));
  }
}
