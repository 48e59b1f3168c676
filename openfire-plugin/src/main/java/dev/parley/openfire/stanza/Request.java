package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Requester;
import org.dom4j.Element;

/**
 * A request to a name.
 *
 * @param name the name it is for, which has passed the name rule
 * @param who the sender
 * @param payload the child element of the IQ
 */
record Request(String name, Requester who, Element payload) {}
