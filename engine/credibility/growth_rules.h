// What judging growth takes as given: limits, and what organic growth is assumed to do. Values, their meanings and sources are
// rows of the rules' file (rules.h).
#pragma once

namespace vouch::credibility {

struct GrowthRules {
  double least_entries = 0.0, least_days = 0.0;                                // for any judgement
  double step_days = 0.0, longest_step_days = 0.0;                             // of a step between two entries
  double repeat_days = 0.0;                                                    // readings that are left out: repeated ones,
  double lone_days = 0.0, lone_share = 0.0, lone_agree = 0.0, lone_far = 0.0;  // and those that stand alone
  double least_side = 0.0, least_outside = 0.0;                                // steps that tell of a creator's own growth
  double side_steps = 0.0, noise_df = 0.0, noise_df_share = 0.0;               // of a creator's own growth
  double burst_rate = 0.0, teeth_rate = 0.0;                                   // false alarms a creator-year
  double least_gain = 0.0, least_share = 0.0, window_days = 0.0, like_it = 0.0, launch_followers = 0.0;
  double viral_per_year = 0.0, viral_days = 0.0, viral_index = 0.0, viral_floor = 0.0;
  double loss_share = 0.0, loss_days = 0.0, loss_p = 0.0;
  double tooth_share = 0.0, tooth_days = 0.0, tooth_back = 0.0, tooth_z = 0.0;
  double turnover = 0.0, falls_per_year = 0.0;
};

}  // namespace vouch::credibility
