package dev.parley.mapping;

import java.util.Set;

/** The properties of RTP sources that mapping has to know. */
final class Sources {
  static final String CNAME = "cname";
  static final String MSID = "msid";

  /** The second and third say again what the first says; XEP-0339 dropped them too. */
  static final Set<String> SAID_BY_MSID = Set.of(MSID, "mslabel", "label");

  private Sources() {}
}
