package dev.parley.name;

import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which text can be a master name: only text that every XMPP library leaves unchanged.
 *
 * <p>Libraries map localparts (RFC 6122 Nodeprep, RFC 8265 UsernameCaseMapped) differently, so a
 * name that any of them would change could reach one name on one side and another on the other. The
 * rule is stated in {@code docs/vectors/names.txt} together with its test vectors, which the client
 * SDK is tested against too.
 */
public final class NameRule {
  /** The longest name, in code points. */
  public static final int MAX_CHARACTERS = 128;

  private static final String PUNCTUATION = "-_.+~";
  private static final Set<UnicodeScript> JAPANESE =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
  private static final Set<UnicodeScript> KOREAN =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL);

  /** Letters that existed in Unicode 3.2, on which Nodeprep is built; first and last. */
  private static final int[][] LETTERS = {
    {'a', 'z'},
    {0xE0, 0xF6},
    {0xF8, 0x220},
    {0x222, 0x233},
    {0x250, 0x2AD}, // Latin
    {0x1E00, 0x1E99},
    {0x1EA0, 0x1EF9}, // Latin Extended Additional
    {0x3AC, 0x3CE}, // Greek
    {0x430, 0x481},
    {0x48A, 0x4CE},
    {0x4D0, 0x4F5},
    {0x4F8, 0x4F9}, // Cyrillic
    {0x561, 0x586},
    {0x10D0, 0x10F8}, // Armenian, Georgian
    {0x5D0, 0x5EA},
    {0x621, 0x63A},
    {0x641, 0x64A}, // Hebrew, Arabic
    {0x905, 0x939},
    {0xE01, 0xE30},
    {0xE32, 0xE32},
    {0xE40, 0xE46}, // Devanagari, Thai
    {0x3005, 0x3005},
    {0x3041, 0x3096},
    {0x309D, 0x309E},
    {0x30A1, 0x30FA},
    {0x30FC, 0x30FE}, // kana
    {0x3400, 0x4DB5},
    {0x4E00, 0x9FA5},
    {0xAC00, 0xD7A3}, // Han, Hangul
  };

  /** Combining marks of the scripts above, likewise. */
  private static final int[][] MARKS = {
    {0x300, 0x33F},
    {0x901, 0x903},
    {0x93C, 0x93C},
    {0x93E, 0x94D}, // general, Devanagari
    {0xE31, 0xE31},
    {0xE34, 0xE3A},
    {0xE47, 0xE4E}, // Thai
  };

  private NameRule() {}

  /**
   * Checks a name.
   *
   * @param name the text as it came, not normalised
   * @return empty if the text is a valid name, else what is wrong with it, for people
   */
  public static Optional<String> violation(String name) {
    int length = name.codePointCount(0, name.length());
    if (length == 0) {
      return Optional.of("a name has at least one character");
    }
    if (length > MAX_CHARACTERS || name.getBytes(StandardCharsets.UTF_8).length > 1023) {
      return Optional.of("a name has at most " + MAX_CHARACTERS + " characters");
    }
    for (int cp : name.codePoints().toArray()) {
      if (!isLetter(cp) && !isMark(cp) && !isDigit(cp) && PUNCTUATION.indexOf(cp) < 0) {
        return Optional.of("a name cannot contain " + describe(cp));
      }
    }
    int first = name.codePointAt(0);
    if (!isLetter(first) && !isDigit(first)) {
      return Optional.of("a name begins with a letter or a digit");
    }
    if (!Normalizer.isNormalized(name, Normalizer.Form.NFKC)) {
      return Optional.of("a name is in Unicode normalisation form NFKC");
    }
    return brokenDirection(name).or(() -> mixedScripts(name));
  }

  /** Tells whether {@link #violation} finds nothing. */
  public static boolean isValid(String name) {
    return violation(name).isEmpty();
  }

  private static boolean isDigit(int cp) {
    return cp >= '0' && cp <= '9';
  }

  private static boolean isLetter(int cp) {
    if (!within(LETTERS, cp) || !Character.isLetter(cp)) {
      return false;
    }
    String text = Character.toString(cp);
    // Case folding is what libraries disagree on: the letter must survive a round trip.
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).equals(text)
        && Character.toLowerCase(Character.toUpperCase(cp)) == cp;
  }

  private static boolean isMark(int cp) {
    return within(MARKS, cp)
        && (Character.getType(cp) == Character.NON_SPACING_MARK
            || Character.getType(cp) == Character.COMBINING_SPACING_MARK);
  }

  private static boolean within(int[][] ranges, int cp) {
    for (int[] range : ranges) {
      if (cp >= range[0] && cp <= range[1]) {
        return true;
      }
    }
    return false;
  }

  /**
   * RFC 3454 section 6: right-to-left text has no left-to-right letters and both ends of it are.
   */
  private static Optional<String> brokenDirection(String name) {
    int[] cps = name.codePoints().toArray();
    boolean any = false;
    boolean all = true;
    for (int cp : cps) {
      any |= isRightToLeft(cp);
      all &= isRightToLeft(cp) || !isLetter(cp);
    }
    if (any && !(all && isRightToLeft(cps[0]) && isRightToLeft(cps[cps.length - 1]))) {
      return Optional.of("a right-to-left name begins and ends with a right-to-left letter");
    }
    return Optional.empty();
  }

  private static boolean isRightToLeft(int cp) {
    byte direction = Character.getDirectionality(cp);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** Letters of two scripts in one word let one name look like another. */
  private static Optional<String> mixedScripts(String name) {
    Set<UnicodeScript> word = EnumSet.noneOf(UnicodeScript.class);
    for (int cp : name.codePoints().toArray()) {
      if (PUNCTUATION.indexOf(cp) >= 0) {
        word.clear();
        continue;
      }
      UnicodeScript script = UnicodeScript.of(cp);
      if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
        word.add(script);
      }
      if (word.size() > 1 && !JAPANESE.containsAll(word) && !KOREAN.containsAll(word)) {
        return Optional.of("a word of a name is written in one script");
      }
    }
    return Optional.empty();
  }

  private static String describe(int cp) {
    return Character.isLetterOrDigit(cp)
        ? "U+%04X, which is not a lower-case letter that all XMPP software keeps".formatted(cp)
        : "U+%04X".formatted(cp);
  }
}
