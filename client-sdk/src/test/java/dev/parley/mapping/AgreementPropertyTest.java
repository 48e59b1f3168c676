package dev.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.ContentGroup;
import dev.parley.jingle.Creator;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.Senders;
import dev.parley.sdp.Attribute;
import dev.parley.sdp.Direction;
import dev.parley.sdp.EndpointSetup;
import dev.parley.sdp.Group;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Mid;
import dev.parley.sdp.SdpFiles;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Many changes by either side: what is agreed is what was told, and the sections stay few. */
class AgreementPropertyTest {

  private static final int MOST = 4;

  private static SessionDescription offer() throws Exception {
    return SessionDescription.parse(SdpFiles.sdp("webrtc-java-av-offer"));
  }

  /** What a native layer answers that takes everything and sends where it may. */
  private static SessionDescription answerTo(SessionDescription offer, EndpointSetup setup) {
    return offer.mapMedia(
        section ->
            section.rejected()
                ? JingleToSdp.refused(section)
                : Sections.turned(
                    Sections.again(section, setup),
                    Sections.reversed(Sections.direction(offer, section))));
  }

  @Property(tries = 300)
  void manyChangesByEitherSide(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 999) Integer> steps)
      throws Exception {
    SessionDescription first = offer();
    Agreement now =
        Agreement.begin(
            Creator.INITIATOR, first, answerTo(first, EndpointSetup.ACTIVE), EndpointSetup.ACTIVE);
    Set<String> model = new LinkedHashSet<>(now.contents());
    String anchor = now.remote().bundle().mids().get(0);
    int names = 0;
    for (int step : steps) {
      List<String> there = new ArrayList<>(model);
      String name = there.get(step % there.size());
      switch (step % 5) {
        case 0 -> {
          if (model.size() < MOST) {
            String fresh = "t" + names++;
            now = theyAdd(now, fresh);
            model.add(fresh);
          }
        }
        case 1 -> {
          if (model.size() > 1 && !name.equals(anchor)) {
            SessionDescription offer = now.removing(Set.of(name));
            now =
                now.accepted(offer, answerTo(offer, EndpointSetup.ACTIVE), Set.of(), Set.of(name));
            model.remove(name);
          }
        }
        case 2 -> {
          Senders senders = Senders.of(step / 5 % 2 == 0, step / 10 % 2 == 0);
          SessionDescription offer = now.turning(Map.of(name, senders));
          now = now.accepted(offer, answerTo(offer, EndpointSetup.ACTIVE), Set.of(name), Set.of());
          boolean data = now.own().media(name).media().equals("application");
          assertThat(now.senders(name)).isEqualTo(data ? Senders.BOTH : senders);
        }
        case 3 -> {
          if (model.size() < MOST) {
            String fresh = "o" + names++;
            now = weAdd(now, fresh, step % 2 == 0);
            if (step % 2 == 0) {
              model.add(fresh);
            }
          }
        }
        default -> {
          if (model.size() > 1 && !name.equals(anchor)) {
            String gone = name;
            SessionDescription offer =
                now.own()
                    .mapMedia(
                        section ->
                            gone.equals(section.mid()) ? JingleToSdp.refused(section) : section);
            ContentChanges changes = now.changes(offer);
            assertThat(changes.removed()).containsExactly(gone);
            assertThat(changes.added()).isEmpty();
            now = now.answered(offer, changes, new JingleDescription(List.of(), List.of()));
            model.remove(name);
          }
        }
      }
      check(now, model, anchor);
    }
  }

  private static void check(Agreement now, Set<String> model, String anchor) throws Exception {
    assertThat(now.contents()).containsExactlyInAnyOrderElementsOf(model);
    assertThat(now.own().media()).hasSameSizeAs(now.remote().media());
    assertThat(now.own().media().size()).as("places are used again").isLessThanOrEqualTo(MOST + 1);
    for (int i = 0; i < now.own().media().size(); i++) {
      MediaDescription here = now.own().media().get(i);
      MediaDescription far = now.remote().media().get(i);
      assertThat(here.rejected()).isEqualTo(far.rejected());
      if (!here.rejected()) {
        assertThat(here.mid()).isEqualTo(far.mid());
        assertThat(here.media()).isEqualTo(far.media());
      }
    }
    assertThat(now.remote().bundle().mids().get(0)).isEqualTo(anchor);
    assertThat(now.changes(now.own()).isEmpty()).as("nothing has changed by itself").isTrue();
    assertThat(SessionDescription.parse(now.remote().toSdp())).isEqualTo(now.remote());
  }

  private static Agreement theyAdd(Agreement now, String name) throws Exception {
    JingleContent content = video(name, Creator.RESPONDER);
    List<String> bundle = new ArrayList<>(now.remote().bundle().mids());
    bundle.add(name);
    SessionDescription offer =
        now.adding(
            new JingleDescription(
                List.of(content), List.of(new ContentGroup(Group.BUNDLE, bundle))));
    return now.accepted(offer, answerTo(offer, EndpointSetup.ACTIVE), Set.of(name), Set.of());
  }

  /** The content that an offer with such a section has, with a transport that says nothing. */
  private static JingleContent video(String name, Creator writer) throws Exception {
    SessionDescription offer = offer();
    MediaDescription section = offer.media().get(1);
    return SdpToJingle.content(
            offer, named(section, name), writer, mid -> writer, JingleForm.PARLEY)
        .withTransport(
            new IceUdpTransport(
                dev.parley.jingle.JingleNamespaces.ICE_UDP,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                false,
                List.of()));
  }

  private static MediaDescription named(MediaDescription section, String name) {
    List<Attribute> attributes = new ArrayList<>(section.attributes());
    attributes.removeIf(one -> one instanceof Mid || one instanceof Direction);
    attributes.add(new Mid(name));
    attributes.add(Direction.SENDRECV);
    return section.withPort(9).withAttributes(attributes);
  }

  /** As the library does it: in the first free place, else at the end. */
  private static Agreement weAdd(Agreement now, String name, boolean accepted) throws Exception {
    MediaDescription section = named(offer().media().get(1), name);
    List<MediaDescription> sections = new ArrayList<>(now.own().media());
    int free = -1;
    for (int i = 0; i < sections.size() && free < 0; i++) {
      free = sections.get(i).rejected() ? i : -1;
    }
    if (free < 0) {
      sections.add(section);
    } else {
      sections.set(free, section);
    }
    List<String> bundle = new ArrayList<>(now.remote().bundle().mids());
    bundle.add(name);
    SessionDescription offer = Sections.next(now.own(), sections, bundle);
    ContentChanges changes = now.changes(offer);
    assertThat(changes.added()).containsExactly(name);
    assertThat(changes.removed()).isEmpty();
    List<JingleContent> answer = accepted ? List.of(video(name, Creator.RESPONDER)) : List.of();
    return now.answered(
        offer,
        changes,
        new JingleDescription(answer, List.of(new ContentGroup(Group.BUNDLE, bundle))));
  }
}
