package dev.parley.ice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ICE configuration in the form of browsers' {@code RTCConfiguration}:
 *
 * <pre>{@code
 * {
 *   "iceServers": [
 *     {"urls": "stun:stun.example.org"},
 *     {"urls": ["turn:turn.example.org:3478", "turns:turn.example.org:443?transport=tcp"],
 *      "username": "u", "credential": "secret"}
 *   ],
 *   "iceTransportPolicy": "all",
 *   "portRange": {"min": 50000, "max": 50100}
 * }
 * }</pre>
 *
 * <p>{@code url} may stand for {@code urls}, as in old configurations, and either may be a string
 * or a list. {@code iceTransportPolicy} is {@code all} (the default) or {@code relay}. {@code
 * portRange} is ours. Other members are left to whom they concern.
 */
final class IceConfigReader {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_SERVERS = 64;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // The location in an error would otherwise quote the source, credentials included.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private IceConfigReader() {}

  static IceConfig read(Path file) {
    // The size of a device or a pipe is known when it has been read.
    try (InputStream input = Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IceConfigException(file + " is larger than 1 MiB", null);
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(text, file.toString());
    } catch (NoSuchFileException e) {
      throw new IceConfigException("There is no file " + file, e);
    } catch (AccessDeniedException e) {
      throw new IceConfigException("There is no right to read " + file, e);
    } catch (CharacterCodingException e) {
      throw new IceConfigException(file + " is not text in UTF-8", null);
    } catch (IOException e) {
      throw new IceConfigException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static IceConfig parse(String json, String source) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IceConfigException(source + " is not JSON: " + where(e), null);
    }
    if (!root.isObject()) {
      throw new IceConfigException(
          source + " must be a JSON object with a member iceServers", null);
    }
    At at = new At(source, "");
    return new IceConfig(servers(root, at), policy(root, at), portRange(root, at));
  }

  /** Line and column only: Jackson's own message may quote what it could not read. */
  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? "it is empty or incomplete"
        : "see line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static List<IceServer> servers(JsonNode root, At at) {
    JsonNode node = root.get("iceServers");
    if (node == null || node.isNull()) {
      throw at.child("iceServers").wrong("is missing");
    }
    At list = at.child("iceServers");
    if (!node.isArray() || node.size() > MAX_SERVERS) {
      throw list.wrong("must be a list of at most " + MAX_SERVERS + " servers");
    }
    List<IceServer> servers = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      servers.add(server(node.get(i), list.item(i)));
    }
    return servers;
  }

  private static IceServer server(JsonNode node, At at) {
    if (!node.isObject()) {
      throw at.wrong("must be an object with a member urls");
    }
    String member = node.has("urls") ? "urls" : "url";
    JsonNode urls = node.get(member);
    if (urls == null) {
      throw at.child("urls").wrong("is missing");
    }
    List<String> texts = urls(urls, at.child(member));
    String username = text(node, "username", at);
    String credential = text(node, "credential", at);
    try {
      return new IceServer(texts, username, credential);
    } catch (IllegalArgumentException e) {
      throw at.wrong("is wrong: " + e.getMessage());
    }
  }

  private static List<String> urls(JsonNode node, At at) {
    if (node.isTextual()) {
      return List.of(checked(node.textValue(), at));
    }
    if (!node.isArray() || node.isEmpty() || node.size() > MAX_SERVERS) {
      throw at.wrong("must be a string or a list of strings");
    }
    List<String> urls = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      if (!node.get(i).isTextual()) {
        throw at.item(i).wrong("must be a string");
      }
      urls.add(checked(node.get(i).textValue(), at.item(i)));
    }
    return urls;
  }

  private static String checked(String url, At at) {
    try {
      IceUrl.parse(url);
      return url;
    } catch (IllegalArgumentException e) {
      throw at.wrong("is wrong: " + e.getMessage());
    }
  }

  private static @Nullable String text(JsonNode node, String member, At at) {
    JsonNode value = node.get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw at.child(member).wrong("must be a string");
    }
    return value.textValue();
  }

  private static IceTransportPolicy policy(JsonNode root, At at) {
    String policy = text(root, "iceTransportPolicy", at);
    if (policy == null || policy.equals("all")) {
      return IceTransportPolicy.ALL;
    }
    if (policy.equals("relay")) {
      return IceTransportPolicy.RELAY;
    }
    throw at.child("iceTransportPolicy").wrong("must be \"all\" or \"relay\"");
  }

  private static @Nullable PortRange portRange(JsonNode root, At at) {
    JsonNode range = root.get("portRange");
    if (range == null || range.isNull()) {
      return null;
    }
    At here = at.child("portRange");
    JsonNode min = range.get("min");
    JsonNode max = range.get("max");
    if (min == null || max == null || !min.isInt() || !max.isInt()) {
      throw here.wrong("must be an object with the numbers min and max");
    }
    try {
      return new PortRange(min.intValue(), max.intValue());
    } catch (IllegalArgumentException e) {
      throw here.wrong("is wrong: " + e.getMessage());
    }
  }

  /** A place in the document, for messages. */
  private record At(String source, String path) {

    At child(String member) {
      return new At(source, path.isEmpty() ? member : path + "." + member);
    }

    At item(int index) {
      return new At(source, path + "[" + index + "]");
    }

    IceConfigException wrong(String what) {
      return new IceConfigException(path + " in " + source + " " + what, null);
    }
  }
}
