package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Access;
import dev.parley.openfire.registry.Fingerprint;
import dev.parley.openfire.registry.Profile;
import dev.parley.openfire.registry.Refusal;
import dev.parley.openfire.registry.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/** Reads what is inside a request, and refuses what is not as the protocol says. */
final class Fields {
  static final int MAX_DESCRIPTION_BYTES = 1024;
  static final int MAX_ALLOWED = 256;
  static final int MAX_JID = 320;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern HASH = Pattern.compile("[a-z0-9-]{1,16}");
  private static final Pattern FINGERPRINT =
      Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){15,63}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t\n\r]]");

  private Fields() {}

  static RefusedException bad(String text) {
    return new RefusedException(Refusal.BAD_REQUEST, text);
  }

  /** An attribute made of base64url characters, such as an instance id or a key. */
  static @Nullable String token(Element element, String attribute) {
    String value = element.attributeValue(attribute);
    if (value != null && !TOKEN.matcher(value).matches()) {
      throw bad("'" + attribute + "' is 1 to 64 characters of base64url.");
    }
    return value;
  }

  /** The same, and it must be there. */
  static String requiredToken(Element element, String attribute) {
    String value = token(element, attribute);
    if (value == null) {
      throw bad("'" + attribute + "' is missing.");
    }
    return value;
  }

  /** An attribute of type xs:boolean; null if it is not there. */
  static @Nullable Boolean flag(Element element, String attribute) {
    String value = element.attributeValue(attribute);
    if (value == null) {
      return null;
    }
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw bad("'" + attribute + "' is true or false.");
    };
  }

  /** An attribute that is a number from 0 to 255; 0 if it is not there. */
  static int priority(Element element) {
    String value = element.attributeValue("priority");
    if (value == null) {
      return 0;
    }
    if (!value.matches("[0-9]{1,3}") || Integer.parseInt(value) > 255) {
      throw bad("'priority' is a number from 0 to 255.");
    }
    return Integer.parseInt(value);
  }

  /** What the request says about the name. */
  static Profile profile(Element element) {
    return new Profile(
        description(element),
        access(element),
        flag(element, "listed"),
        allow(element),
        identity(element));
  }

  private static @Nullable String description(Element element) {
    Element description = child(element, "description");
    if (description == null) {
      return null;
    }
    String text = description.getText();
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_DESCRIPTION_BYTES) {
      throw bad("A description has at most " + MAX_DESCRIPTION_BYTES + " bytes.");
    }
    if (CONTROL.matcher(text).find()) {
      throw bad("A description has no control characters.");
    }
    return text;
  }

  private static @Nullable Access access(Element element) {
    String value = element.attributeValue("access");
    return value == null
        ? null
        : Access.parse(value)
            .orElseThrow(() -> bad("'access' is open, contacts, allow or private."));
  }

  private static @Nullable Set<String> allow(Element element) {
    Set<String> allowed = new HashSet<>();
    boolean any = false;
    for (Iterator<?> children = element.elementIterator("allow"); children.hasNext(); ) {
      any = true;
      String value = ((Element) children.next()).attributeValue("jid");
      if (value == null) {
        throw bad("'jid' is missing in 'allow'.");
      }
      if (!value.isEmpty()) {
        allowed.add(bareJid(value));
      }
      if (allowed.size() > MAX_ALLOWED) {
        throw bad("An allow list has at most " + MAX_ALLOWED + " entries.");
      }
    }
    return any ? allowed : null;
  }

  /** A bare JID or a domain, prepared. */
  static String bareJid(String value) {
    try {
      JID jid = new JID(value);
      String bare = jid.toBareJID();
      if (jid.getResource() == null && bare.length() <= MAX_JID) {
        return bare;
      }
    } catch (IllegalArgumentException e) {
      throw bad("'" + abbreviated(value) + "' is not a JID.");
    }
    throw bad("'" + abbreviated(value) + "' is not a bare JID.");
  }

  private static String abbreviated(String value) {
    return value.length() <= 64 ? value : value.substring(0, 64) + "…";
  }

  private static @Nullable String identity(Element element) {
    Element identity = child(element, "identity");
    if (identity == null) {
      return null;
    }
    String text = identity.getTextTrim();
    if (decoded(text, "identity").length != 32) {
      throw bad("An identity is an Ed25519 public key of 32 bytes.");
    }
    return text;
  }

  /** The signed fingerprint of the instance's certificate. */
  static @Nullable Fingerprint fingerprint(Element element) {
    Element fingerprint = child(element, "fingerprint");
    if (fingerprint == null) {
      return null;
    }
    String hash = fingerprint.attributeValue("hash", "");
    String signature = fingerprint.attributeValue("signature", "");
    String value = fingerprint.getTextTrim();
    if (!HASH.matcher(hash).matches() || !FINGERPRINT.matcher(value).matches()) {
      throw bad("A fingerprint is hex pairs with colons, and names its hash function.");
    }
    if (decoded(signature, "signature").length != 64) {
      throw bad("A signature is an Ed25519 signature of 64 bytes.");
    }
    return new Fingerprint(hash, signature, value.toUpperCase(Locale.ROOT));
  }

  private static byte[] decoded(String text, String what) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw bad("The " + what + " is not base64.");
    }
  }

  private static @Nullable Element child(Element element, String name) {
    return element.element(name);
  }
}
