"""The Check-ins tab: the journey's conversations, and the wizard that leads through one."""
