import datetime
import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models

from missions.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('missions', '0001_tables'),
        ('monitoring', '0001_tables'),
        ('outputs', '0001_tables'),
        ('plans', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    replaces = [
        ('planning_levels', '0001_initial'),
        ('planning_levels', '0002_notices'),
        ('planning_levels', '0003_conditions_are_followed'),
    ]

    operations = [
        Tables([
        migrations.CreateModel(
            name='ToldUpTo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.CharField(max_length=60, unique=True)),
                ('number', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Process',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('missions.mission',),
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('nominated', 'nominated'), ('appointed', 'appointed'), ('arrived', 'arrived'), ('left', 'left'), ('operational', 'mission operational')], max_length=12)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('on', models.DateField()),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='missions.mission')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CouncilRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('authorised', 'authorised'), ('more_wanted', 'asked for more'), ('refused', 'did not authorise'), ('renewed', 'renewed the mandate'), ('changed', 'changed the mandate'), ('ended', 'ended the mandate'), ('exit', 'authorised the exit strategy')], max_length=12)),
                ('kind', models.CharField(default='resolution', max_length=30)),
                ('symbol', models.CharField(blank=True, max_length=200)),
                ('chapter', models.CharField(blank=True, max_length=40)),
                ('mandate_ends', models.DateField(blank=True, null=True)),
                ('on', models.DateField()),
                ('cycle', models.PositiveSmallIntegerField(default=1)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='planning_levels.councilrecord')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.document')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='council_records', to='missions.mission')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Ceiling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=100)),
                ('value', models.CharField(max_length=100)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ceilings', to='planning_levels.councilrecord')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gate', models.CharField(max_length=20)),
                ('verb', models.CharField(max_length=40)),
                ('outcome', models.CharField(max_length=40)),
                ('decider_name', models.CharField(max_length=200)),
                ('decider_title', models.CharField(blank=True, max_length=200)),
                ('office', models.CharField(max_length=40)),
                ('acting_for', models.CharField(blank=True, max_length=200)),
                ('decided_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('reason', models.TextField(blank=True)),
                ('accepted', models.JSONField(default=list)),
                ('cycle', models.PositiveSmallIntegerField(default=1)),
                ('serial', models.PositiveIntegerField(default=0)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='planning_levels.decision')),
                ('decider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='missions.mission')),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.document')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='DecisionBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash', models.CharField(max_length=64)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='basis', to='planning_levels.decision')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='outputs.version')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='DecisionCondition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('owner', models.CharField(blank=True, max_length=200)),
                ('due', models.DateField(blank=True, null=True)),
                ('action_point', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='condition', to='missions.actionpoint')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='planning_levels.decision')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='EndorsementPosition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entity', models.CharField(max_length=40)),
                ('position', models.CharField(choices=[('endorses', 'endorses'), ('reserves', 'endorses with reservation'), ('declines', 'declines'), ('no-answer', 'no answer')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='planning_levels.decision')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('event', 'event'), ('council-deliberation', 'deliberation of the Security Council'), ('council-request', 'request of the Security Council'), ('calendar', 'date in the calendar')], max_length=24)),
                ('title', models.CharField(max_length=400)),
                ('symbol', models.CharField(blank=True, max_length=200)),
                ('due', models.DateField(blank=True, null=True)),
                ('on', models.DateField()),
                ('serial', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.document')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='missions.mission')),
                ('used_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='planning_levels.decision')),
            ],
            options={
                'ordering': ['on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='LevelEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('successor', 'successor process'), ('existing', 'existing mission')], max_length=10)),
                ('level', models.CharField(max_length=3)),
                ('reason', models.TextField(blank=True)),
                ('on', models.DateField()),
                ('confirmed_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.document')),
                ('mission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='entry', to='missions.mission')),
            ],
        ),
        migrations.CreateModel(
            name='LevelRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(max_length=3)),
                ('cycle', models.PositiveSmallIntegerField()),
                ('cause', models.CharField(max_length=200)),
                ('state', django_fsm.FSMField(choices=[('in_preparation', 'in preparation'), ('active', 'active'), ('awaiting_decision', 'awaiting a decision'), ('closed', 'closed')], default='in_preparation', max_length=20, protected=True)),
                ('opened_on', models.DateField()),
                ('started', models.DateField(blank=True, null=True)),
                ('ended', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, max_length=200)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='level_runs', to='missions.mission')),
            ],
            options={
                'ordering': ['cycle', 'level'],
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='run',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='planning_levels.levelrun'),
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('planning_levels.levelrun',),
        ),
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, unique=True)),
                ('digest', models.BooleanField(default=False)),
                ('send_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('queued', 'queued'), ('sending', 'being sent'), ('sent', 'sent'), ('failed', 'failed'), ('dropped', 'not needed any more')], default='queued', max_length=8)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('claim', models.CharField(blank=True, max_length=36)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mails', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.CharField(max_length=60)),
                ('source', models.CharField(max_length=160)),
                ('facts', models.JSONField(default=dict)),
                ('path', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('weighed', models.BooleanField(default=False)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='missions.entry')),
                ('mail', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='planning_levels.mail')),
                ('mission', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='missions.mission')),
                ('output', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='outputs.output')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='PaperDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=40)),
                ('data', models.JSONField(default=dict)),
                ('entered_at', models.DateTimeField(auto_now_add=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.document')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_decisions', to='missions.mission')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('revision', 'significant revision'), ('transition', 'transition and exit planning')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('on', models.DateField()),
                ('state', models.CharField(choices=[('open', 'before the Secretary-General'), ('taken', 'taken up'), ('declined', 'declined')], default='open', max_length=10)),
                ('benchmarks', models.ManyToManyField(related_name='recommendations', to='plans.benchmark')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='missions.mission')),
                ('review', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='monitoring.review')),
            ],
            options={
                'ordering': ['on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='StandIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stands_for', models.CharField(max_length=40)),
                ('predates', models.BooleanField(default=False)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.document')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stand_ins', to='planning_levels.levelentry')),
                ('mission', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.mission')),
                ('of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outputs.version')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gate', models.CharField(max_length=20)),
                ('decider', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('open', 'waiting'), ('decided', 'decided'), ('returned', 'returned'), ('overtaken', 'overtaken')], default='open', max_length=10)),
                ('on', models.DateField()),
                ('chain', models.JSONField(default=list)),
                ('flags', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='missions.mission')),
                ('run', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='planning_levels.levelrun')),
            ],
            options={
                'ordering': ['on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ReleaseStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=10)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='planning_levels.submission')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='submission',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='planning_levels.submission'),
        ),
        migrations.CreateModel(
            name='SubmissionBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash', models.CharField(max_length=64)),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='outputs.version')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='basis', to='planning_levels.submission')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('technical', 'technical survey'), ('field-assessment', 'field assessment'), ('transition', 'transition survey')], max_length=20)),
                ('from_date', models.DateField()),
                ('to_date', models.DateField()),
                ('places', models.TextField(blank=True)),
                ('leader', models.CharField(blank=True, max_length=200)),
                ('launched_on', models.DateField(blank=True, null=True)),
                ('debrief_held_on', models.DateField(blank=True, null=True)),
                ('completed_on', models.DateField(blank=True, null=True)),
                ('findings', models.TextField(blank=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('leader_person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='surveys', to='missions.mission')),
                ('run', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='surveys', to='planning_levels.levelrun')),
            ],
            options={
                'ordering': ['from_date', 'id'],
            },
        ),
        migrations.CreateModel(
            name='AssumptionCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('confirmed', 'confirmed'), ('changed', 'changed'), ('dropped', 'dropped')], max_length=10)),
                ('assumption', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='plans.assumption')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='planning_levels.survey')),
            ],
        ),
        migrations.CreateModel(
            name='SurveyTeamMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('entity', models.CharField(blank=True, max_length=40)),
                ('side', models.CharField(choices=[('imtf', 'task force'), ('unct', 'UNCT'), ('outside', 'invited from outside')], max_length=8)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='planning_levels.survey')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='TransitionAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('needed', models.BooleanField()),
                ('reason', models.TextField()),
                ('ground', models.CharField(blank=True, choices=[('', 'none'), ('takeover', 'take-over from another organisation'), ('rehatting', 'rehatting'), ('shared-function', 'a shared function')], max_length=20)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('counterpart', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transition_answers', to='planning_levels.levelrun')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Validation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begun_on', models.DateField()),
                ('ends', models.DateField(blank=True, null=True)),
                ('completed_on', models.DateField(blank=True, null=True)),
                ('organisers', models.TextField(blank=True)),
                ('parts', models.TextField(blank=True)),
                ('groups', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='validations', to='missions.mission')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='validations', to='planning_levels.levelrun')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ValidationFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('closed_by', models.CharField(blank=True, choices=[('', 'open'), ('change', 'closed by a change'), ('reason', 'closed by a reason')], max_length=6)),
                ('change', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('validation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='planning_levels.validation')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Wishes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rhythm', models.CharField(choices=[('at-once', 'as it happens'), ('daily', 'once a day'), ('weekdays', 'once a day, Monday to Friday'), ('page', 'on the page only')], default='daily', max_length=8)),
                ('requests_at_once', models.BooleanField(default=True)),
                ('digest_at', models.TimeField(default=datetime.time(7, 0))),
                ('quiet_from', models.TimeField(blank=True, null=True)),
                ('quiet_until', models.TimeField(blank=True, null=True)),
                ('time_zone', models.CharField(default='UTC', max_length=60)),
                ('version', models.PositiveIntegerField(default=1)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'wishes',
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash', models.CharField(max_length=64)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.entity')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='outputs.version')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('of', 'entity'), name='one_agreement_an_entity')],
            },
        ),
        migrations.CreateModel(
            name='CompletionCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=10)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='completion_calls', to='missions.mission')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('mission', 'role'), name='one_completion_call_a_role')],
            },
        ),
        migrations.CreateModel(
            name='GatePlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gate', models.CharField(max_length=20)),
                ('planned_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gate_plans', to='missions.mission')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('mission', 'gate'), name='one_plan_a_gate')],
            },
        ),
        migrations.AddConstraint(
            model_name='levelrun',
            constraint=models.UniqueConstraint(fields=('mission', 'level', 'cycle'), name='one_run_a_level_and_cycle'),
        ),
        migrations.AddConstraint(
            model_name='levelrun',
            constraint=models.UniqueConstraint(condition=models.Q(('ended', None)), fields=('mission', 'level'), name='one_open_run_a_level'),
        ),
        migrations.AddConstraint(
            model_name='levelrun',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ('1.1', '1.2', '2.1', '2.2', '3.1', '3.2'))), name='level_known'),
        ),
        migrations.AddConstraint(
            model_name='levelrun',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended', None), ('started', None), ('state', 'in_preparation')), models.Q(('ended', None), ('started__isnull', False), ('state__in', ['active', 'awaiting_decision'])), models.Q(('ended__isnull', False), ('state', 'closed')), _connector='OR'), name='run_dates_fit_state'),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(fields=['state', 'send_at'], name='mails_that_wait'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['person', 'read_at'], name='notices_of_a_person'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('weighed', False)), fields=['id'], name='notices_to_weigh'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('person', 'row', 'source'), name='told_once'),
        ),
        migrations.AddConstraint(
            model_name='paperdecision',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('entered_by')), _negated=True), _connector='OR'), name='paper_confirmed_by_a_second_person'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('mission', 'gate'), name='one_open_submission_a_gate'),
        ),
        migrations.AddConstraint(
            model_name='releasestep',
            constraint=models.UniqueConstraint(fields=('submission', 'step'), name='one_release_a_step'),
        ),
        migrations.AddConstraint(
            model_name='assumptioncheck',
            constraint=models.UniqueConstraint(fields=('survey', 'assumption'), name='checked_once_a_survey'),
        ),
        migrations.AddConstraint(
            model_name='wishes',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quiet_from', None), ('quiet_until', None)), models.Q(('quiet_from__isnull', False), ('quiet_until__isnull', False)), _connector='OR'), name='quiet_hours_begin_and_end'),
        ),
        ]),
    ]
