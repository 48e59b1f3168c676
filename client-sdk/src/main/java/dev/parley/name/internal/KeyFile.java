package dev.parley.name.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.name.StoredIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the store keeps about one name of one account.
 *
 * @param version of this format
 * @param account bare JID
 * @param name JID of the name
 * @param key secret; null if the account has none
 * @param instances ids for the processes of this machine, one per process that lives at a time
 * @param identity secret in part; null if the account has none
 * @param certificate of the sessions, with its secret; null if there is none yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyFile(
    int version,
    String account,
    String name,
    @Nullable String key,
    List<String> instances,
    @Nullable StoredIdentity identity,
    @Nullable String certificate) {

  static final int VERSION = 1;

  KeyFile {
    instances = instances == null ? List.of() : List.copyOf(instances);
  }

  static KeyFile empty(String account, String name) {
    return new KeyFile(VERSION, account, name, null, List.of(), null, null);
  }

  KeyFile withKey(@Nullable String newKey) {
    return new KeyFile(VERSION, account, name, newKey, instances, identity, certificate);
  }

  KeyFile withInstances(List<String> more) {
    return new KeyFile(VERSION, account, name, key, more, identity, certificate);
  }

  KeyFile withIdentity(@Nullable StoredIdentity newIdentity) {
    return new KeyFile(VERSION, account, name, key, instances, newIdentity, certificate);
  }

  KeyFile withCertificate(@Nullable String newCertificate) {
    return new KeyFile(VERSION, account, name, key, instances, identity, newCertificate);
  }

  @Override
  public String toString() {
    return "KeyFile[" + account + ", " + name + "]";
  }
}
