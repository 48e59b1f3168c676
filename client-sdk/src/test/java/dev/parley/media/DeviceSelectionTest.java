package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.media.DeviceSelection.VideoCandidate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeviceSelectionTest {
  private static final VideoMode USUAL = new VideoMode(640, 480, 30);
  private static final MediaDevice FRONT =
      new MediaDevice("front", DeviceKind.VIDEO_INPUT, "Front", Facing.USER);
  private static final MediaDevice BACK =
      new MediaDevice("back", DeviceKind.VIDEO_INPUT, "Back", Facing.ENVIRONMENT);
  private static final List<VideoCandidate> ALL =
      Stream.of(FRONT, BACK)
          .flatMap(
              device ->
                  Stream.of(
                          new VideoMode(320, 240, 60),
                          new VideoMode(640, 480, 30),
                          new VideoMode(1280, 720, 30),
                          new VideoMode(1280, 720, 15))
                      .map(mode -> new VideoCandidate(device, mode)))
          .toList();

  private static VideoCandidate choose(VideoConstraints constraints) {
    return DeviceSelection.video(ALL, constraints, USUAL);
  }

  @Test
  void takesTheUsualWhereNothingIsSaid() {
    assertThat(choose(VideoConstraints.ANY)).isEqualTo(new VideoCandidate(FRONT, USUAL));
  }

  @Test
  void comesNearToWhatIsIdeal() {
    assertThat(
            choose(
                    VideoConstraints.ANY.withSize(
                        NumberConstraint.ideal(1920), NumberConstraint.ideal(1080)))
                .mode())
        .isEqualTo(new VideoMode(1280, 720, 30));
    assertThat(choose(VideoConstraints.ANY.withFrameRate(NumberConstraint.ideal(50))).mode())
        .isEqualTo(new VideoMode(320, 240, 60));
    assertThat(
            choose(VideoConstraints.ANY.withFacing(ChoiceConstraint.ideal(Facing.ENVIRONMENT)))
                .device())
        .isEqualTo(BACK);
    assertThat(choose(VideoConstraints.ANY.withDeviceId(ChoiceConstraint.ideal("gone"))).device())
        .isEqualTo(FRONT);
  }

  @Test
  void obeysWhatIsExactOrBounded() {
    assertThat(choose(VideoConstraints.ANY.withFrameRate(NumberConstraint.exact(15))).mode())
        .isEqualTo(new VideoMode(1280, 720, 15));
    assertThat(
            choose(
                    VideoConstraints.ANY.withSize(
                        NumberConstraint.between(800, 4000), NumberConstraint.ANY))
                .mode())
        .isEqualTo(new VideoMode(1280, 720, 30));
    assertThat(choose(VideoConstraints.ANY.withDeviceId(ChoiceConstraint.exact("back"))))
        .isEqualTo(new VideoCandidate(BACK, USUAL));
  }

  @Test
  void namesTheConstraintThatCannotBeMet() {
    assertOverconstrained(
        VideoConstraints.ANY.withDeviceId(ChoiceConstraint.exact("gone")), "deviceId");
    assertOverconstrained(
        VideoConstraints.ANY.withFacing(ChoiceConstraint.exact(Facing.UNKNOWN)), "facingMode");
    assertOverconstrained(
        VideoConstraints.ANY.withSize(NumberConstraint.exact(641), NumberConstraint.ANY), "width");
    assertOverconstrained(
        VideoConstraints.ANY.withSize(
            NumberConstraint.exact(640), NumberConstraint.between(500, 900)),
        "height");
    assertOverconstrained(
        VideoConstraints.ANY.withFrameRate(NumberConstraint.exact(25)), "frameRate");
  }

  private static void assertOverconstrained(VideoConstraints constraints, String name) {
    assertThatExceptionOfType(OverconstrainedException.class)
        .isThrownBy(() -> choose(constraints))
        .satisfies(e -> assertThat(e.constraint()).isEqualTo(name))
        .withMessageContaining(name);
  }

  @Test
  void noDeviceIsNotTheSameAsNoFittingDevice() {
    assertThatExceptionOfType(DeviceNotFoundException.class)
        .isThrownBy(() -> DeviceSelection.video(List.of(), VideoConstraints.ANY, USUAL));
    assertThatExceptionOfType(DeviceNotFoundException.class)
        .isThrownBy(() -> DeviceSelection.audio(List.of(), AudioConstraints.ANY));
    assertThatExceptionOfType(OverconstrainedException.class)
        .isThrownBy(
            () ->
                DeviceSelection.audio(
                    List.of(SyntheticDevices.TONE), AudioConstraints.exactly(FRONT)));
  }
}
