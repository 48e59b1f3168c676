package dev.parley.name.internal;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids of instances: 16 random bytes. */
final class Instances {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Instances() {}

  static String fresh() {
    byte[] id = new byte[16];
    RANDOM.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
