package dev.parley.connection.internal;

import java.net.IDN;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Whether a certificate is for a domain: RFC 6125 section 6 (RFC 9525), with the identifiers that
 * RFC 6120 section 13.7.1.2 names. DNS-IDs with a wildcard as the whole left-most label, IP
 * addresses, and the common name only where there is no DNS-ID at all.
 */
final class HostNames {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private HostNames() {}

  static boolean matches(String domain, X509Certificate certificate) {
    String wanted = ascii(domain);
    Collection<List<?>> alternatives = alternatives(certificate);
    boolean anyDns = false;
    for (List<?> alternative : alternatives) {
      int type = (Integer) alternative.get(0);
      if (!(alternative.get(1) instanceof String value)) {
        continue;
      }
      if (type == DNS_NAME) {
        anyDns = true;
        if (matchesDns(wanted, ascii(value))) {
          return true;
        }
      } else if (type == IP_ADDRESS && value.equalsIgnoreCase(domain)) {
        return true;
      }
    }
    return !anyDns
        && commonNames(certificate).stream().anyMatch(cn -> matchesDns(wanted, ascii(cn)));
  }

  /** The names in a certificate, for messages. */
  static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    for (List<?> alternative : alternatives(certificate)) {
      int type = (Integer) alternative.get(0);
      if ((type == DNS_NAME || type == IP_ADDRESS) && alternative.get(1) instanceof String value) {
        names.add(value);
      }
    }
    return names.isEmpty() ? commonNames(certificate) : names;
  }

  static boolean matchesDns(String wanted, String pattern) {
    if (!pattern.startsWith("*.")) {
      return !pattern.isEmpty() && wanted.equals(pattern);
    }
    int dot = wanted.indexOf('.');
    String suffix = pattern.substring(1);
    // A wildcard stands for exactly one label, and never for all of a top-level domain.
    return dot > 0 && suffix.indexOf('.', 1) > 0 && wanted.substring(dot).equals(suffix);
  }

  private static Collection<List<?>> alternatives(X509Certificate certificate) {
    try {
      Collection<List<?>> found = certificate.getSubjectAlternativeNames();
      return found == null ? List.of() : found;
    } catch (CertificateParsingException e) {
      // A certificate whose names cannot be read is for nobody.
      return List.of();
    }
  }

  private static List<String> commonNames(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (rdn.getType().equalsIgnoreCase("CN") && rdn.getValue() instanceof String value) {
          names.add(value);
        }
      }
    } catch (InvalidNameException e) {
      return List.of();
    }
    return names;
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return domain.toLowerCase(Locale.ROOT);
    }
  }
}
