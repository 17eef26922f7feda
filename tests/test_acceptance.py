"""Every line of the method's list, from profiles to the last meeting, has a place.

A place is a question of a form ("profile hobbies"), or a test that shows the rule at work.
"""

import re
from pathlib import Path

import pytest

from mentor_desktop.domain.check_in_form import CheckInForm
from mentor_desktop.domain.form import Form
from mentor_desktop.operations.check_in_texts import check_in_form
from mentor_desktop.operations.texts import agreement_form, profile_form, sheet_form

TESTS = Path(__file__).parent
RANGES = {
    "PRO": 41, "PRE": 14, "AG": 37, "GR": 10, "MT": 18, "FM": 26, "AP": 15, "C90": 14, "MID": 12,
    "CLO": 11,
}  # fmt: skip
SHEETS = ("mentor", "mentee")

PLACES = """
PRO-01 operations/test_relationships.py::test_the_same_person_can_be_in_several_relationships
PRO-02 profile role
PRO-03 profile workload
PRO-04 profile likes
PRO-05 profile dislikes
PRO-06 profile background
PRO-07 profile personal_history
PRO-08 profile hobbies
PRO-09 profile topics
PRO-10 profile years_in_field
PRO-11 profile earlier_employers
PRO-12 profile career_path
PRO-13 profile skills
PRO-14 profile special_knowledge
PRO-15 profile languages
PRO-16 profile uncommon_experience
PRO-17 profile style
PRO-17 profile style_notes
PRO-17 domain/test_common_ground.py::test_styles_are_compared_by_what_they_are_called
PRO-18 profile strengths
PRO-19 profile growth_areas
PRO-20 profile vision
PRO-21 profile where_now
PRO-22 profile mentoring_experience
PRO-23 profile values
PRO-23 profile values_sought
PRO-24 profile development_plan
PRO-25 profile transition
PRO-26 profile target_roles
PRO-26 gui/profiles/test_page.py::test_job_descriptions_are_attached_saved_and_removed
PRO-27 profile projects
PRO-28 profile obstacles
PRO-29 profile hours_a_month
PRO-29 profile days_a_month
PRO-30 profile availability
PRO-31 profile location
PRO-31 profile time_zone
PRO-32 gui/person/test_editor.py::test_a_supervisor_is_chosen_by_name_or_added
PRO-33 profile tips
PRO-34 profile conflict
PRO-35 profile feedback_give
PRO-35 profile feedback_get
PRO-36 profile criticism
PRO-37 profile supply
PRO-38 profile contacts
PRO-39 profile wants
PRO-40 profile preconceptions
PRO-41 gui/profiles/test_page.py::test_what_the_two_share_and_what_is_unique_stands_on_top
PRO-41 test_texts.py::test_every_two_styles_have_something_to_give_each_other
PRE-01 operations/test_relationships.py::test_the_mentor_makes_the_first_contact
PRE-02 operations/test_relationships.py::test_both_sheets_make_preparation_done
PRE-03 mentor expectations
PRE-03 mentor own_goals
PRE-03 mentor result
PRE-03 mentee expectations
PRE-03 mentee own_goals
PRE-03 mentee result
PRE-04 mentor know_of_me
PRE-04 mentor know_of_other
PRE-04 mentee know_of_me
PRE-04 mentee know_of_other
PRE-05 mentor hours
PRE-05 mentor days
PRE-05 mentee hours
PRE-05 mentee days
PRE-06 mentee reason
PRE-06 mentee own_goals
PRE-07 mentee target_roles
PRE-08 mentee projects
PRE-09 mentee obstacles
PRE-10 mentor first_when
PRE-10 mentor first_where
PRE-10 mentor first_length
PRE-10 mentor first_agenda
PRE-10 mentee first_when
PRE-11 mentor first_meeting_wish
PRE-11 mentee first_meeting_wish
PRE-12 mentee first_meeting_wish
PRE-12 mentee first_agenda
PRE-13 mentor helpful_before
PRE-13 mentee helpful_before
PRE-13 profile helpful_before
PRE-14 mentor kind_of_relationship
PRE-14 operations/test_relationships.py::test_an_informal_relationship_has_no_next_step
AG-01 gui/agreement/test_page.py::test_starts_with_one_button
AG-02 operations/test_drafting.py::test_what_both_say_alone_becomes_agreed
AG-03 test_texts.py::test_an_agreement_has_fifteen_sections_in_order
AG-04 agreement objective
AG-05 agreement top_goals
AG-05 gui/agreement/test_page.py::test_a_new_goal_is_added_in_place_and_picked
AG-06 agreement support
AG-07 agreement mentor_responsible
AG-08 agreement mentee_responsible
AG-09 agreement activities
AG-09 agreement meeting_kinds
AG-10 agreement topics
AG-11 agreement formats
AG-12 agreement frequency
AG-12 agreement initiates
AG-13 agreement contact_starts
AG-14 agreement length
AG-15 agreement place
AG-15 agreement place_setup
AG-16 agreement days_times
AG-17 agreement months
AG-17 operations/test_drafting.py::test_months_and_last_day_follow_from_each_other
AG-18 agreement ending_steps
AG-19 agreement cancel_how
AG-19 agreement cancel_notice
AG-19 agreement cancel_rules
AG-20 agreement agenda_sent
AG-20 agreement agenda_mentor_adds
AG-20 agreement learning_goals
AG-21 agreement channels
AG-21 agreement contact_limits
AG-22 agreement confidentiality_exceptions
AG-22 agreement confidential_handling
AG-23 test_texts.py::test_confidentiality_has_two_ready_wordings_and_room_for_another
AG-24 agreement no_fault
AG-24 operations/test_signing.py::test_ending_early_cannot_be_hidden
AG-25 agreement goes_badly
AG-25 agreement ending_steps
AG-26 agreement end
AG-26 agreement closing_when
AG-26 agreement closing_how
AG-27 agreement supervisor_part
AG-27 agreement coordinator_part
AG-27 agreement others_part
AG-28 agreement records_how
AG-28 agreement records_by
AG-29 agreement goes_well
AG-30 agreement progress_review
AG-30 agreement review_how
AG-31 agreement review_interval
AG-31 operations/test_signing.py::test_a_review_is_noted_on_the_agreement_in_force_alone
AG-32 agreement distance
AG-33 agreement conflict_handling
AG-33 agreement feedback_mentor
AG-33 agreement feedback_mentee
AG-34 test_texts.py::test_all_sixteen_contract_questions_are_talked_about
AG-34 gui/agreement/test_page.py::test_sections_are_hidden_but_for_ending_early
AG-35 test_texts.py::test_each_section_can_be_talked_about_counted_and_said_in_own_words
AG-35 operations/test_drafting.py::test_sections_can_be_added_moved_renamed_and_removed
AG-36 agreement ground_rules
AG-37 operations/test_signing.py::test_both_signatures_put_it_in_force
AG-37 documents/test_agreement.py::test_the_record_says_who_signed_when_and_how
GR-01 agreement off_limits_work
GR-01 agreement off_limits_private
GR-02 agreement feedback_mentor
GR-02 agreement feedback_mentee
GR-03 agreement expects_of_mentee
GR-03 agreement expects_of_mentor
GR-04 agreement channels
GR-04 agreement limits_of_contact
GR-05 agreement difficulties
GR-06 agreement ending_steps
GR-07 agreement mentor_is_not
GR-07 test_texts.py::test_the_mentor_is_no_friend_parent_or_manager
GR-08 agreement choice_stays
GR-09 agreement hard_moments
GR-10 agreement ground_rules
MT-01 operations/test_meetings.py::test_a_series_is_planned_in_one_change
MT-01 domain/test_schedule.py::test_a_series_falls_on_these_days
MT-02 operations/test_meetings.py::test_lines_of_the_agenda_are_ordered_changed_and_removed
MT-03 operations/test_meetings.py::test_an_agenda_fills_itself_from_what_last_time_left_open
MT-04 gui/meetings/test_page.py::test_what_a_meeting_is_for_and_of_which_kind_is_said_before_it
MT-05 gui/meetings/test_page.py::test_what_a_meeting_is_for_and_of_which_kind_is_said_before_it
MT-06 operations/test_meetings.py::test_a_cancelled_meeting_says_by_whom_and_why
MT-07 gui/meetings/test_page.py::test_ending_the_talk_holds_the_meeting_and_asks_what_comes_next
MT-08 gui/meetings/test_page.py::test_promises_are_added_ticked_and_removed_by_keys
MT-09 gui/action_items/test_page.py::test_what_i_promised_and_what_i_wait_for_depend_on_who_i_am
MT-10 operations/test_meetings.py::test_contact_is_logged_and_counts_for_thirty_days
MT-11 gui/meetings/test_page.py::test_ending_the_talk_holds_the_meeting_and_asks_what_comes_next
MT-12 operations/test_action_items.py::test_an_introduction_is_offered_made_and_followed_up
MT-13 gui/meetings/test_page.py::test_the_card_of_a_difficult_question_unfolds
MT-14 operations/test_meetings.py::test_the_question_card_keeps_its_columns
MT-15 test_texts.py::test_tips_on_meetings_say_when_to_meet_face_to_face_and_to_report_back
MT-16 gui/meetings/test_page.py::test_good_practice_stands_where_it_helps
MT-17 operations/test_action_items.py::test_an_introduction_is_offered_made_and_followed_up
MT-17 test_texts.py::test_tips_on_meetings_say_when_to_meet_face_to_face_and_to_report_back
MT-18 test_texts.py::test_tips_on_meetings_say_when_to_meet_face_to_face_and_to_report_back
FM-01 test_check_in_texts.py::test_the_first_meeting_begins_with_each_other_and_ends_in_an_agreement
FM-02 operations/test_finishing.py::test_the_first_meeting_fills_the_draft_of_the_agreement
FM-03 first_meeting common
FM-04 first_meeting unique
FM-05 first_meeting outside_work
FM-06 first_meeting styles
FM-06 domain/test_common_ground.py::test_styles_are_compared_by_what_they_are_called
FM-07 first_meeting rapport_topics
FM-07 test_check_in_texts.py::test_the_first_meeting_counts_as_the_method_counts
FM-08 test_check_in_texts.py::test_the_first_meeting_begins_with_each_other_and_ends_in_an_agreement
FM-09 first_meeting covered
FM-09 test_check_in_texts.py::test_the_first_meeting_counts_as_the_method_counts
FM-10 first_meeting expect
FM-10 first_meeting stop
FM-10 test_check_in_texts.py::test_the_first_meeting_counts_as_the_method_counts
FM-11 operations/test_check_ins.py::test_first_answers_stay_readable_beside_those_of_today
FM-12 first_meeting destination
FM-12 first_meeting vision
FM-12 first_meeting where_now
FM-12 first_meeting strengths
FM-13 first_meeting help_wanted
FM-14 first_meeting top_goals
FM-14 operations/test_finishing.py::test_the_first_meeting_fills_the_draft_of_the_agreement
FM-15 test_check_in_texts.py::test_the_first_meeting_counts_as_the_method_counts
FM-16 first_meeting success
FM-17 first_meeting commitment
FM-17 operations/test_goals.py::test_a_goal_says_why_what_success_is_and_the_commitment
FM-18 test_check_in_texts.py::test_the_first_meeting_begins_with_each_other_and_ends_in_an_agreement
FM-18 domain/test_plan_checks.py::test_never_without_a_goal
FM-19 test_check_in_texts.py::test_each_of_the_two_finds_a_tip_in_the_check_ins_of_the_journey
FM-20 test_check_in_texts.py::test_the_first_meeting_begins_with_each_other_and_ends_in_an_agreement
FM-21 rapport trust
FM-21 rapport empowerment
FM-21 test_check_in_texts.py::test_rapport_has_five_parts_and_names_where_they_come_from
FM-22 test_check_in_texts.py::test_the_first_meeting_counts_as_the_method_counts
FM-23 first_meeting draft
FM-24 first_meeting briefing_by
FM-24 operations/test_finishing.py::test_asks_to_brief_the_supervisor
FM-25 first_meeting calendar_given
FM-26 first_meeting draft_safety
AP-01 action_plan mentor_adds
AP-02 action_plan ranked
AP-02 journeys/test_plan.py::test_a_plan_is_made_moved_told_and_checked
AP-03 action_plan plan_activities
AP-03 operations/test_finishing.py::test_the_action_plan_makes_activities_of_the_first_goal
AP-04 action_plan doing
AP-05 action_plan others
AP-06 action_plan stretch
AP-07 domain/test_plan_checks.py::test_a_missing_kind_is_named
AP-08 action_plan plan_times
AP-08 domain/test_plan_checks.py::test_what_has_no_place_or_estimate_is_told
AP-09 action_plan look_again
AP-10 action_plan first_step
AP-11 documents/test_plan.py::test_says_the_whole_plan
AP-12 action_plan realistic
AP-13 operations/test_goals.py::test_a_changed_goal_keeps_its_history_and_the_reason
AP-14 gui/widgets/test_links.py::test_a_link_opens_outside_and_says_where_it_leads
AP-14 store/test_search.py::test_an_activity_is_found_by_its_title_and_its_resources
AP-15 domain/test_plan_checks.py::test_never_without_a_goal
C90-01 gui/check_ins/test_page.py::test_the_journey_stands_in_its_order_with_its_days
C90-02 check_up match
C90-03 check_up met
C90-04 check_up energy
C90-05 check_up time
C90-06 check_up cancelled
C90-06 domain/test_ninety_day.py::test_counts_cancelled_meetings_in_a_row
C90-07 domain/test_ninety_day.py::test_all_32768_combinations_come_out_as_the_table_says
C90-07 operations/sample/test_check_ins.py::test_each_way_a_check_up_can_end_is_there_once
C90-08 check_up obstacles
C90-09 test_check_in_texts.py::test_the_check_up_asks_five_questions_and_ten_obstacles_in_order
C90-10 test_check_in_texts.py::test_the_check_up_asks_five_questions_and_ten_obstacles_in_order
C90-11 check_up try_first
C90-11 operations/test_finishing.py::test_the_coordinator_is_a_suggestion
C90-12 test_check_in_texts.py::test_the_check_up_goes_as_far_as_its_rule_says
C90-13 check_up talk_day
C90-13 operations/test_finishing.py::test_the_check_up_makes_a_meeting_and_promises
C90-14 check_up priority_again
C90-14 test_check_in_texts.py::test_each_ticked_obstacle_asks_for_its_step
MID-01 domain/test_stage.py::test_stages_are_due_by_the_table
MID-01 test_check_in_texts.py::test_meetings_that_matter_are_to_be_held_in_one_room
MID-02 renewal aim
MID-02 test_check_in_texts.py::test_renewal_and_celebrate_count_as_the_method_counts
MID-03 renewal plan_now
MID-04 renewal goals_now
MID-05 renewal realistic
MID-06 renewal plan_now
MID-06 operations/test_finishing.py::test_a_changed_goal_gets_its_reason
MID-07 renewal hard
MID-07 renewal improve
MID-07 renewal new_agreements
MID-08 renewal hard
MID-09 test_check_in_texts.py::test_the_evaluation_is_the_same_both_times_and_for_the_programme
MID-10 renewal read_again
MID-10 operations/test_finishing.py::test_the_renewal_opens_an_amendment_with_what_was_wished
MID-11 renewal goals_now
MID-12 renewal shift
MID-12 agreement_review expectations_now
CLO-01 test_check_in_texts.py::test_meetings_that_matter_are_to_be_held_in_one_room
CLO-02 celebrate reached
CLO-02 celebrate valued
CLO-02 celebrate grew
CLO-02 celebrate thanks
CLO-03 celebrate organisation
CLO-03 celebrate elsewhere
CLO-04 celebrate in_touch
CLO-04 celebrate carry_on
CLO-05 test_check_in_texts.py::test_the_evaluation_is_the_same_both_times_and_for_the_programme
CLO-06 celebrate is_done
CLO-06 operations/test_finishing.py::test_celebrating_closes_as_the_two_choose
CLO-07 celebrate grew
CLO-08 celebrate grew
CLO-09 test_check_in_texts.py::test_celebrating_can_complete_it_and_makes_the_papers
CLO-10 celebrate carry_on
CLO-11 ending_early thanks
CLO-11 operations/test_finishing.py::test_ending_early_is_nobodys_fault
"""
LINES = [tuple(line.split(maxsplit=1)) for line in PLACES.strip().splitlines()]


def form_called(name: str) -> Form | CheckInForm:
    if name == "profile":
        return profile_form()
    if name == "agreement":
        return agreement_form()
    return sheet_form(name) if name in SHEETS else check_in_form(name)


def test_no_line_of_the_list_is_missing() -> None:
    wanted = {f"{kind}-{number:02}" for kind, last in RANGES.items() for number in
              range(1, last + 1)}  # fmt: skip
    assert {id for id, _place in LINES} == wanted


@pytest.mark.parametrize(("id", "place"), LINES, ids=["-".join(line) for line in LINES])
def test_the_place_is_there(id: str, place: str) -> None:
    if "::" in place:
        path, name = place.split("::")
        assert re.search(rf"^def {name}\(", (TESTS / path).read_text("utf-8"), re.MULTILINE)
    else:
        form, key = place.split()
        assert form_called(form).question(key).label
