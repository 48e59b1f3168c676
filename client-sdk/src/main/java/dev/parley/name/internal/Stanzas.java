package dev.parley.name.internal;

import org.jivesoftware.smack.provider.ProviderManager;

/** Tells Smack how to read {@code urn:parley:names:1}. */
final class Stanzas {

  private Stanzas() {}

  static void register() {
    ProviderManager.addIQProvider(StatusIq.ELEMENT, Wire.NAMESPACE, new StatusIq.Provider());
    ProviderManager.addIQProvider(AddressIq.ELEMENT, Wire.NAMESPACE, new AddressIq.Provider());
    ProviderManager.addIQProvider(PromotedIq.ELEMENT, Wire.NAMESPACE, new PromotedIq.Provider());
    ProviderManager.addExtensionProvider(
        LiveExtension.ELEMENT, Wire.NAMESPACE, new LiveExtension.Provider());
  }
}
