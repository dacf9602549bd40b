#include "api/contract/assignment_json.h"

#include "api/contract/answer_parts.h"
#include "api/contract/csv_cells.h"
#include "engine/core/civil_time.h"

namespace vouch::contract {
namespace {

using planning::AssignedBrief;
using planning::AssignedCreator;
using words::Language;

Json assigned_json(const AssignedCreator& assigned) {
  return {{"creator", creator_json(assigned.creator)},
          {"score", points(assigned.score_thousandths)},
          {"rank", assigned.rank},
          {"wanted_by", assigned.wanted_by}};
}

Json brief_json(const AssignedBrief& brief, Language language) {
  Json creators = Json::array();
  for (const AssignedCreator& assigned : brief.creators) creators.push_back(assigned_json(assigned));
  return {{"name", brief.name},
          {"group", text_or_null(brief.group)},
          {"brand", brand_json(brief.brand)},
          {"profile", profile_json(brief.profile)},
          {"places", brief.places},
          {"score", points(brief.score_thousandths)},
          {"score_alone", points(brief.alone_thousandths)},
          {"creators", std::move(creators)},
          {"warnings", messages_json(brief.warnings, language)}};
}

}  // namespace

std::string assignment_to_json(const planning::Assignment& assignment, Language language) {
  Json briefs = Json::array();
  for (const AssignedBrief& brief : assignment.briefs) briefs.push_back(brief_json(brief, language));
  return dumped({{"snapshot", assignment.snapshot},
                 {"version", assignment.version},
                 {"as_of", core::iso_time(assignment.as_of_s)},
                 {"score", points(assignment.score_thousandths)},
                 {"score_alone", points(assignment.alone_thousandths)},
                 {"briefs", std::move(briefs)}});
}

std::string assignment_to_csv(const planning::Assignment& assignment) {
  std::string csv = "brief,group,creator_id,name,score,rank\n";
  for (const AssignedBrief& brief : assignment.briefs) {
    for (const AssignedCreator& assigned : brief.creators) {
      for (const std::string& text : {brief.name, brief.group, assigned.creator.id, assigned.creator.name}) {
        append_csv_cell(csv, text);
        csv += ',';
      }
      csv += dumped(points(assigned.score_thousandths)) + ',' + std::to_string(assigned.rank) + '\n';
    }
  }
  return csv;
}

}  // namespace vouch::contract
