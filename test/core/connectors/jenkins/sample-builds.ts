/** As a multibranch pipeline tells a build: a shared library was checked out besides. */
export const branchBuild = {
  job: {
    fullName: 'shop/checkout/feature%2Fcards',
    className: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
    branch: true,
  },
  build: {
    _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
    actions: [
      {
        _class: 'hudson.model.CauseAction',
        causes: [
          { _class: 'jenkins.branch.BranchEventCause' },
          {
            _class: 'hudson.model.Cause$UserIdCause',
            userId: 'kim',
            userName: 'Kim Example',
          },
        ],
      },
      {},
      {
        _class: 'hudson.plugins.git.util.BuildData',
        lastBuiltRevision: {
          SHA1: '1111111111111111111111111111111111111111',
          branch: [{ SHA1: '1111111111111111111111111111111111111111', name: 'main' }],
        },
        remoteUrls: ['https://git.example.org/library.git'],
      },
      {
        _class: 'hudson.plugins.git.util.BuildData',
        lastBuiltRevision: {
          SHA1: 'b2f4e6d8c0a1b3c5d7e9f0a2b4c6d8e0f1a3b5c7',
          branch: [{ SHA1: 'b2f4e6d8c0a1b3c5d7e9f0a2b4c6d8e0f1a3b5c7', name: 'feature/cards' }],
        },
        remoteUrls: ['https://git.example.org/checkout.git'],
      },
    ],
    building: false,
    inProgress: false,
    displayName: '#42',
    duration: 61_500,
    number: 42,
    result: 'SUCCESS',
    timestamp: 1_795_000_000_000,
    url: 'https://ci.example.org/job/shop/job/checkout/job/feature%252Fcards/42/',
  },
}

export const freestyleBuild = {
  job: { fullName: 'nightly', className: 'hudson.model.FreeStyleProject', branch: false },
  build: {
    _class: 'hudson.model.FreeStyleBuild',
    actions: [
      {
        _class: 'hudson.model.CauseAction',
        causes: [{ _class: 'hudson.triggers.TimerTrigger$TimerTriggerCause' }],
      },
      {
        lastBuiltRevision: {
          SHA1: 'cccccccccccccccccccccccccccccccccccccccc',
          branch: [{ name: 'refs/remotes/origin/main' }],
        },
      },
    ],
    building: true,
    displayName: '3.2.0-rc1',
    duration: 0,
    number: 7,
    result: null,
    timestamp: 1_795_000_100_000,
    url: 'https://ci.example.org/job/nightly/7/',
  },
}

/** As `wfapi/describe` tells it, in the words of the plug-in's documentation. */
export const describedRun = {
  _links: { self: { href: '/jenkins/job/Test%20Workflow/16/wfapi/describe' } },
  id: '2014-10-16_13-07-52',
  name: '#16',
  status: 'PAUSED_PENDING_INPUT',
  startTimeMillis: 1413461275770,
  endTimeMillis: 1413461285999,
  durationMillis: 10229,
  stages: [
    {
      id: '5',
      name: 'Build',
      status: 'SUCCESS',
      startTimeMillis: 1413461275770,
      durationMillis: 5228,
    },
    {
      id: '8',
      name: 'Test',
      status: 'SUCCESS',
      startTimeMillis: 1413461280998,
      durationMillis: 4994,
    },
    {
      id: '10',
      name: 'Deploy',
      status: 'PAUSED_PENDING_INPUT',
      startTimeMillis: 1413461285992,
      durationMillis: 7,
    },
  ],
}
