package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sqe.table.Segment;

class CutsTest {

  private static Cuts cuts(double seconds, double hop, long samples) {
    return Cuts.of(new ScoringOptions.Segments(seconds, hop), 1000, samples);
  }

  @Test
  void wholeSegmentsFollowEachOther() {
    Cuts cuts = cuts(2, 2, 6000);
    assertThat(cuts.count()).isEqualTo(3);
    assertThat(cuts.segment(2)).isEqualTo(new Segment(3, 4, 6));
    assertThat(cuts.rest()).isNull();
  }

  @Test
  void aRestOfHalfASegmentIsAShorterSegment() {
    Cuts cuts = cuts(2, 2, 5000);
    assertThat(cuts.count()).isEqualTo(3);
    assertThat(cuts.segment(2)).isEqualTo(new Segment(3, 4, 5));
    assertThat(cuts.rest()).isNull();
  }

  @Test
  void aShorterRestIsNotScoredAndSaid() {
    Cuts cuts = cuts(2, 2, 4999);
    assertThat(cuts.count()).isEqualTo(2);
    assertThat(String.valueOf(cuts.rest())).contains("the last 0.999 s are not scored");
  }

  @Test
  void aRecordingShorterThanASegmentIsOne() {
    Cuts cuts = cuts(2, 2, 10);
    assertThat(cuts.count()).isEqualTo(1);
    assertThat(cuts.segment(0)).isEqualTo(new Segment(1, 0, 0.01));
    assertThat(cuts.rest()).isNull();
  }

  @Test
  void overlappingSegmentsEndWhereEverySampleIsInOne() {
    assertThat(cuts(2, 1, 4000).count()).isEqualTo(3);
    Cuts cuts = cuts(2, 1, 4200);
    assertThat(cuts.count()).isEqualTo(4);
    assertThat(cuts.segment(3)).isEqualTo(new Segment(4, 3, 4.2));
  }

  @Test
  void whatLiesInTheGapsOfALongHopIsNoRest() {
    Cuts cuts = cuts(1, 3, 5500);
    assertThat(cuts.count()).isEqualTo(2);
    assertThat(cuts.segment(1)).isEqualTo(new Segment(2, 3, 4));
  }

  @Test
  void aRecordingOfDaysHasPlacesBeyondAnInt() {
    Cuts cuts = cuts(10, 10, 5_000_000_000L);
    assertThat(cuts.count()).isEqualTo(500_000);
    assertThat(cuts.start(499_999)).isEqualTo(4_999_990_000L);
  }
}
